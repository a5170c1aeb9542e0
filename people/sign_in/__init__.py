"""How people prove who they are: limits on guessing, browsers that are known, where to go afterwards."""
