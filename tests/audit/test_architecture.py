"""The page about the architecture says what the code says."""

import xml.etree.ElementTree as etree

from steadyground.audit import architecture
from steadyground.audit.architecture import PACKAGE, ROOMS, fresh_files, imports, picture, sizes, write_architecture


def write(package, **files):
    for name, text in files.items():
        path = package / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_page_and_picture_are_fresh(root):
    for path, text in fresh_files(root).items():
        assert (root / path).read_text() == text, f"run `make generate` ({path})"


def test_every_module_is_in_a_room():
    assert {architecture.room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"} == set(ROOMS)


def test_imports_are_read_from_the_code(tmp_path):
    write(
        tmp_path, problem="", pages__a="from steadyground.problem import Problem\nimport steadyground.records.load\nimport re\n",
        lint__b="def f():\n    from steadyground.pages import Page\n    from steadyground.lint.rule import rule\n",
    )
    found = imports(tmp_path)
    assert found["pages"] == {"problem", "records"}
    assert found["lint"] == {"pages"}
    assert found["problem"] == set()


def test_the_picture_has_a_mark_for_each_import_below_the_diagonal():
    between = imports()
    marks = [node.attrib for node in etree.fromstring(picture(between)).iter() if node.tag.endswith("circle")]
    assert len(marks) == sum(map(len, between.values()))
    assert all(int(mark["cx"]) - architecture._LEFT < int(mark["cy"]) - architecture._TOP for mark in marks)


def test_sizes_are_counted_from_the_first_line_to_the_last(tmp_path):
    function = "def f():\n    '''Say it.'''\n" + "    pass\n" * 4
    write(tmp_path, a="x = 1\n" * 40, b=function + "\n" * 14 + function, c="'''Short.'''\n")
    assert sizes(tmp_path) == (30, 40, 6, 5)


def test_only_what_changed_is_written(root, tmp_path):
    for path, text in fresh_files(root).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert write_architecture(tmp_path) == []
    (tmp_path / architecture.PICTURE).write_text("old")
    assert write_architecture(tmp_path) == [architecture.PICTURE]
