"""Public identifiers cannot be guessed, counted or misread."""

from kernel.public_ids import ALPHABET, LENGTH, new_public_id


def test_identifiers_are_ten_letters_that_nobody_reads_as_digits():
    identifiers = {new_public_id() for _ in range(1000)}

    assert len(identifiers) == 1000
    assert all(len(one) == LENGTH and set(one) <= set(ALPHABET) for one in identifiers)
    assert not {"l", "o"} & set(ALPHABET)
