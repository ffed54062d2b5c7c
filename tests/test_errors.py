"""Every diagnostic code has a smallest failing example, and says what its expected.txt says.

tests/cases/errors/<CODE>-<what>/ is a project; expected.txt is what `kimsite build`
prints about it, in Indonesian and English. Write it anew with
`KIMSITE_WRITE_EXPECTED=1 pytest tests/test_errors.py` and read the difference.
"""

import ast
import hashlib
import os
import re
import shutil
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kimsite.build import build
from kimsite.census import take_census
from kimsite.contest.ranking import split
from kimsite.contest.scores import read_marks
from kimsite.contest.statute import read_rubric
from kimsite.diagnostics import CATALOGUE, as_text, ordered
from kimsite.judging.verdict import judge
from kimsite.model.settings import Limits, Settings
from kimsite.project import theme_folders
from kimsite.proof import proofread
from kimsite.read.discover import ProjectError
from kimsite.read.frontmatter import LIMIT

CASES = Path(__file__).parent / "cases" / "errors"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
SHOWN_ELSEWHERE = {
    "K005": "test_read_discover.py::test_what_is_no_file_is_left_out",
    "K006": "test_read_discover.py::test_a_name_that_no_message_can_show_is_left_out",
    "K020": "test_output.py::test_an_output_that_overlaps_the_source_is_refused",
    "K021": "test_output.py::test_a_folder_with_someone_elses_files_is_refused",
    "K022": "test_output.py::test_a_link_in_the_output_is_never_followed",
    "K023": "test_cli.py::test_an_unknown_group_is_exit_code_2_and_names_the_known_ones",
    "K024": "test_cli.py::test_init_does_not_touch_a_folder_that_is_not_empty",
    "K025": "test_cli.py::test_new_refuses_unknown_types_and_never_overwrites",
    "K026": "test_cli.py::test_a_day_that_is_none_is_told_in_json_too",
    "K027": "test_interruption.py::test_a_second_build_says_who_holds_the_first",
    "K028": "test_interruption.py::test_a_disk_that_refuses_is_named_and_the_next_build_repairs",
    "K029": "test_engine_faults.py::test_a_worker_that_was_killed_is_told_of",
    "K030": "test_build.py::test_a_fault_of_kimsites_own_costs_one_group",
    "K331": "test_cli_theme.py::test_a_name_that_is_no_slug_is_refused",
    "K040": "test_verify.py::test_a_byte_that_was_changed_behind_the_clock_is_found",
    "K041": "test_verify.py::test_an_output_that_was_lost_is_found",
    "K042": "test_verify.py::test_an_output_whose_text_is_gone_is_found",
    "K200": "test_compose_guard.py::test_whatever_the_converter_throws_costs_one_document",
    "K206": "test_compose_guard.py::test_whatever_the_converter_throws_costs_one_document",
    "K501": "test_render_picture.py::test_a_broken_picture_is_named",
    **dict.fromkeys(
        ("K700", "K701", "K702"), "test_publish_plan.py::test_an_empty_an_unfinished_and_a_foreign_folder_are_refused"
    ),
    "K703": "test_publish_plan.py::test_a_link_in_the_output_is_not_published",
    "K704": "test_publish_plan.py::test_a_target_that_is_not_there_is_told_with_those_that_are",
    "K705": "test_publish_plan.py::test_a_target_for_groups_is_none_for_the_whole",
    "K706": "test_publish_git.py::test_many_deletions_have_to_be_meant",
    "K707": "test_publish_folder.py::test_nothing_of_others_is_replaced_and_no_link_is_followed",
    "K708": "test_publish_git.py::test_a_branch_with_something_else_is_replaced_only_when_that_is_meant",
    "K709": "test_publish_plan.py::test_a_file_that_changes_while_it_is_sent_stops_everything",
    "K710": "test_publish_git.py::test_a_machine_without_git_is_told_where_it_is",
    "K711": "test_publish_git.py::test_a_repository_that_is_not_there_is_told_without_a_question",
    "K712": "test_publish_git.py::test_a_host_gets_no_token_but_its_own_and_the_way_to_it_is_told",
    "K713": "test_publish_folder.py::test_a_site_that_was_changed_behind_our_back_is_noticed",
    "K714": "test_publish_folder.py::test_two_publishers_do_not_meet",
    "K715": "test_publish_folder.py::test_going_back_shows_the_release_before_and_going_on_a_new_one",
    "K716": "test_publish_git.py::test_a_branch_does_not_go_back_by_itself",
    "K717": "test_publish_folder.py::test_a_server_that_shows_something_else_is_told_of",
    "K718": "test_publish_git.py::test_what_a_host_does_not_take_is_told_before_anything_is_sent",
    "K719": "test_publish_archive.py::test_a_zip_of_somebody_else_is_not_replaced_and_an_own_one_is",
    "K720": "test_cli_publish.py::test_a_fault_of_kimsites_own_costs_one_site_and_repeats_no_secret",
    "K721": "test_publish_apis.py::test_what_a_host_does_not_take_is_told_before_anybody_is_asked",
    "K722": "test_publish_apis.py::test_a_type_of_file_that_free_accounts_may_not_have_is_told_before_anybody_is_asked",
    "K723": "test_publish_apis.py::test_a_sign_that_no_path_may_hold_is_told",
    "K724": "test_publish_apis.py::test_without_a_token_nobody_is_asked_and_the_way_to_one_is_told",
    "K725": "test_publish_apis.py::test_a_wrong_token_stands_in_no_message",
    "K726": "test_publish_apis.py::test_a_host_that_wants_to_be_left_alone_for_long_is_left_alone",
    "K727": "test_publish_apis.py::test_a_name_that_somebody_has_and_a_domain_cannot_be_made",
    "K728": "test_publish_apis.py::test_a_token_of_another_site_is_not_used",
    "K729": "test_publish_apis.py::test_a_shop_is_told_where_its_host_wants_none",
    **dict.fromkeys(
        ("K730", "K731"),
        "test_publish_servers.py::test_a_machine_without_rclone_or_with_an_old_one_is_told_where_it_is",
    ),
    "K732": "test_publish_servers.py::test_a_server_whose_key_nobody_has_seen_gets_nothing",
    "K733": "test_publish_servers.py::test_a_wrong_password_is_told_and_stands_in_no_message",
    "K734": "test_publish_servers.py::test_where_there_is_no_password_nobody_is_asked",
    "K740": "test_publish_ssh.py::test_a_server_that_was_never_met_is_a_question_for_people_and_asked_of_nobody_else",
    "K741": "test_publish_disk.py::test_a_site_is_not_published_into_itself_nor_among_texts",
    "K742": "test_publish_disk.py::test_a_path_of_windows_makes_no_folder_with_a_colon_in_its_name",
    "K743": "test_publish_setup.py::test_a_target_to_which_no_token_leads_is_told",
    "K744": "test_publish_setup.py::test_nothing_is_written_through_a_link",
    "K746": "test_publish_setup.py::test_a_project_within_a_repository_is_told",
    "K745": "test_cli_publish.py::test_a_kimsite_that_nobody_installed_says_so",
    **dict.fromkeys(("K800", "K801"), "test_register.py::test_what_is_no_table_is_told"),
    **dict.fromkeys(("K802", "K803", "K804"), "test_register.py::test_columns_that_are_not_read_are_told"),
    **dict.fromkeys(
        ("K805", "K810", "K811", "K812", "K813", "K814", "K818", "K820", "K821", "K822", "K823", "K824", "K825"),
        "test_register.py::test_a_faulty_cell_is_told_with_its_place_and_what_to_write_and_the_others_go_on",
    ),
    **dict.fromkeys(("K815", "K816"), "test_register.py::test_a_name_that_leads_to_no_place_or_to_several_is_told"),
    **dict.fromkeys(("K806", "K807"), "test_register.py::test_rows_and_columns_beyond_those_that_are_read_are_told"),
    "K808": "test_register.py::test_a_quote_that_nobody_closed_costs_its_row_alone",
    "K980": "test_register.py::test_sums_notes_and_rows_without_a_name_are_passed_over_and_told",
    "K809": "test_register.py::test_a_place_that_stands_further_up_is_taken_and_told",
    "K827": "test_register.py::test_a_place_elsewhere_than_the_rows_above_is_taken_by_its_own_name_and_told",
    "K817": "test_register.py::test_the_code_counts_where_the_name_says_something_else",
    "K819": "test_cli_register.py::test_a_group_that_stands_there_twice_is_told",
    **dict.fromkeys(("K850", "K851"), "test_bulletin.py::test_a_region_that_is_none_or_has_no_group_is_told"),
    "K852": "test_bulletin.py::test_a_month_without_anything_is_told",
    "K853": "test_bulletin.py::test_what_never_fits_is_printed_all_the_same_and_told",
    "K826": "test_cli_register.py::test_a_list_that_exists_is_not_overwritten",
    "K829": "test_register.py::test_a_number_of_which_excel_made_a_day_is_told_and_not_kept",
    "K828": "test_cli_rank.py::test_a_file_that_is_not_there_is_an_error_and_not_passed_over",
    "K880": "test_neighbours_fetch.py::test_who_does_not_answer_keeps_its_copy_and_the_day_since_when",
    **dict.fromkeys(
        ("K881", "K882", "K883", "K884", "K885"),
        "test_neighbours_fetch.py::test_what_is_strange_takes_no_good_copys_place",
    ),
    "K886": "test_neighbours_fetch.py::test_a_redirection_into_the_own_network_is_not_followed",
    "K887": "test_neighbours_fetch.py::test_a_folder_that_was_brought_here_is_a_source_too",
    "K950": "test_cluster.py::test_a_kimsite_without_the_extra_is_told_how_to_get_it",
    "K951": "test_cluster.py::test_a_scheduler_that_does_not_answer_is_told",
    "K952": "test_cluster.py::test_a_cluster_without_workers_is_told",
    "K953": "test_cluster.py::test_a_worker_with_another_kimsite_is_named",
    "K954": "test_cluster.py::test_a_worker_without_kimsite_is_named",
    "K955": "test_cluster.py::test_a_worker_that_does_not_see_the_project_is_told_before_anything_is_done",
    "K956": "test_cluster.py::test_a_worker_that_may_not_write_is_told",
    "K957": "test_cluster.py::test_a_scheduler_that_is_gone_ends_the_build_and_the_next_one_repairs",
    "K958": "test_cluster.py::test_a_group_that_no_worker_survives_keeps_its_last_output_and_the_others_go_on",
}
"""What no folder of files can show: it takes a command, a system's own files or a fault."""
GROWN = {
    "K102-large-file": ("content/berita/panen.md", Limits().text_bytes + 1),
    "K107-endless-head": ("content/berita/panen.md", LIMIT + 100),
    "K170-huge-photo": ("content/berita/panen.jpg", Limits().picture_bytes + 1),
    "K370-heavy-style": ("themes/desa/assets/desa.css", 6_500),
    "K371-heavy-article": ("themes/desa/assets/desa.css", 20_000),
    "K372-heavy-script": ("themes/desa/assets/desa.js", 14_000),
    "K202-long-text": ("content/berita/panen.md", Limits().text_bytes),
}
"""Files too large to keep: each grows to so many bytes, a text by its last line over and over."""
WEIGHED = re.compile(
    r"\b\d+\.\d kB(?= setelah| compressed)|(?<=seberat )\d+ kB|(?<=weighs )\d+ kB|(?<=\.css )\d+ kB|(?<=\.html )\d+ kB"
)
"""What pages weigh, which changes with every theme and every zlib."""
TODAY = datetime(2025, 11, 1, 12, tzinfo=UTC)


def told(project: Path, tmp_path: Path):
    """All diagnostics of one build of `project`; of `theme check` where there are only themes; an editor's for K6."""
    if (project / "themes").exists() and not (project / "content").exists():
        return judge("desa", theme_folders(project), languages=("id",)).problems
    if (project / "lomba.yaml").exists():
        return ordered(judged(project, tmp_path))
    settings = Settings(str(project), str(tmp_path / "public"), TODAY, jobs=1)
    if project.name.startswith("K6"):
        asked = ordered(proofread(settings))
        return tuple(hint for hint in asked if hint.code != "K664" or project.name.startswith("K664"))
    try:
        return build(settings, tmp_path / "cache", 1).problems
    except ProjectError as fault:
        return fault.diagnostics


def judged(project: Path, tmp_path: Path):
    """All diagnostics of a rubric, and of the judges' table where there is one."""
    groups = take_census(Settings(str(project), str(tmp_path / "public"), TODAY, jobs=1), tmp_path / "cache", 1).groups
    rubric, problems = read_rubric(
        (project / "lomba.yaml").read_bytes(), "lomba.yaml", [group.slug for group in groups]
    )
    if rubric is None:
        return problems
    entrants, absent = split(rubric, groups)
    names = [{one.slug: one.name for one in part} for part in (entrants, absent)]
    return problems + read_marks((project / "nilai.csv").read_bytes(), "nilai.csv", rubric, *names)[1]


def grow(file: Path, size: int) -> None:
    data = file.read_bytes()
    if file.suffix in (".css", ".js"):  # such as do not shrink when they are compressed
        line = ".a{} {{ }}\n" if file.suffix == ".css" else "/* {} */\n"
        lines = (line.format(hashlib.sha256(str(n).encode()).hexdigest()) for n in range(size // 72))
        file.write_bytes(data + "".join(lines).encode())
        return
    if file.suffix == ".md":
        last = data.splitlines(keepends=True)[-1]
        file.write_bytes((data + last * (size // len(last)))[:size])
    else:
        os.truncate(file, size)


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_project_is_told_what_is_wrong(name, tmp_path):
    project = tmp_path / name
    shutil.copytree(CASES / name, project, symlinks=True)
    (project / "expected.txt").unlink(missing_ok=True)
    for path, size in [GROWN[name]] if name in GROWN else []:
        grow(project / path, size)
    problems = told(project, tmp_path)
    blocks = [as_text(problem, language) for language in ("id", "en") for problem in problems]
    text = "\n\n".join(blocks).replace(str(project), "<project>") + "\n"
    text = WEIGHED.sub("… kB", text)
    assert name.split("-")[0] in {problem.code for problem in problems}
    expected = CASES / name / "expected.txt"
    if os.environ.get("KIMSITE_WRITE_EXPECTED"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


def test_every_code_has_one_kind_of_example():
    in_folders = {name.split("-")[0] for name in NAMES}
    assert sorted(in_folders | set(SHOWN_ELSEWHERE)) == sorted(CATALOGUE)
    assert in_folders.isdisjoint(SHOWN_ELSEWHERE)


@pytest.mark.parametrize(("code", "test"), SHOWN_ELSEWHERE.items(), ids=SHOWN_ELSEWHERE)
def test_what_is_shown_elsewhere_is_asserted_there(code, test):
    file, name = test.split("::")
    tree = ast.parse((CASES.parents[1] / file).read_text(encoding="utf-8"))
    (function,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    asserts = [node for node in ast.walk(function) if isinstance(node, ast.Assert)]
    given = {argument.arg for argument in function.args.args}
    if any(isinstance(node, ast.Name) and node.id in given for check in asserts for node in ast.walk(check)):
        asserts += function.decorator_list  # what a test is given, it asserts
    said = [node.value for check in asserts for node in ast.walk(check) if isinstance(node, ast.Constant)]
    assert any(isinstance(text, str) and code in text for text in said)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_message_has_both_languages_and_the_same_gaps(code):
    entry = CATALOGUE[code]
    assert entry.severity in ("error", "warning", "hint")
    assert entry.id and entry.en and entry.id_fix and entry.en_fix

    def gaps(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert gaps(entry.id) | gaps(entry.id_fix) == gaps(entry.en) | gaps(entry.en_fix)
