// Everything the pages do beyond links and forms: htmx for regions, one Stimulus controller for each behaviour.
import "./requests.js";
import "./forms.js";
import "./dialogs.js";
import { Application } from "@hotwired/stimulus";
import Combobox from "./behaviours/combobox.js";
import Composer from "./behaviours/composer.js";
import Copy from "./behaviours/copy.js";
import Dirty from "./behaviours/dirty.js";
import Draft from "./behaviours/draft.js";
import Facets from "./behaviours/facets.js";
import FaqFilter from "./behaviours/faq_filter.js";
import Fold from "./behaviours/fold.js";
import Hotkeys from "./behaviours/hotkeys.js";
import Mention from "./behaviours/mention.js";
import Menu from "./behaviours/menu.js";
import Moment from "./behaviours/moment.js";
import Print from "./behaviours/print.js";
import Reactions from "./behaviours/reactions.js";
import Theme from "./behaviours/theme.js";
import Toc from "./behaviours/toc.js";
import Variants from "./behaviours/variants.js";

const behaviours = {
  combobox: Combobox, composer: Composer, copy: Copy, dirty: Dirty, draft: Draft, facets: Facets, "faq-filter": FaqFilter, fold: Fold,
  hotkeys: Hotkeys, mention: Mention, menu: Menu, moment: Moment, print: Print, reactions: Reactions, theme: Theme, toc: Toc, variants: Variants,
};
const application = Application.start();
for (const [name, controller] of Object.entries(behaviours)) application.register(name, controller);
