"""An evaluation as JUnit XML, which every CI system shows: a test case a question."""

from xml.etree.ElementTree import Element, SubElement, tostring

from ingest.normalise import printable
from qa.evaluation.explain import explain
from qa.evaluation.report import Report


def junit_xml(report: Report) -> bytes:
    """A suite of the questions and, where something broke, one of what broke."""
    name, outcomes, problems = report.asked.name, report.outcomes, report.problems
    root = Element("testsuites", name="dossier eval")
    wrong = [outcome for outcome in outcomes if not outcome.right]
    suite = _suite(root, name, len(outcomes), len(wrong))
    suite.set("time", f"{sum(outcome.seconds for outcome in outcomes):.3f}")
    for outcome in outcomes:
        case = _case(
            suite, outcome.expected.kind, f"{outcome.expected.id} {outcome.expected.question}"
        )
        case.set("time", f"{outcome.seconds:.3f}")
        if not outcome.right:
            failure = SubElement(case, "failure", message=printable(outcome.faults[0]))
            failure.text = "\n".join(map(printable, explain(outcome).split("\n")))
    if problems:
        suite = _suite(root, f"{name}: regressions", len(problems), len(problems))
        for problem in problems:
            SubElement(_case(suite, "regression", problem), "failure", message=printable(problem))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _suite(root: Element, name: str, tests: int, failures: int) -> Element:
    suite = SubElement(root, "testsuite", name=printable(name), tests=str(tests))
    suite.set("failures", str(failures))
    return suite


def _case(suite: Element, group: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=printable(group), name=printable(name))
