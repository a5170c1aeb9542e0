"""Tests that fail today, each a defect to mend: they run, and are reported as expected failures until it is."""

FAULTS = {
    "tests/pages/test_snapshots.py::test_a_replaced_picture_is_shown_in_its_new_form": "a replaced picture keeps its rendition's address",
    "tests/pages/test_snapshots.py::test_words_of_a_page_are_in_its_own_language": "French words of pages are not translated yet",
    "tests/pages/test_audience.py::test_a_translation_is_named_only_to_those_who_may_read_it": "depends on words not translated yet",
    "tests/access/test_urls.py::test_every_address_has_a_row": "rows of pages, discussion, people, search and ui are missing",
    "tests/architecture/test_sizes.py::test_modules_classes_functions_and_templates_are_short": "one test module is too long",
    "tests/architecture/test_structure.py::test_templates_compile_and_refer_to_nothing_elsewhere": "templates of search and discussion are missing",
}
