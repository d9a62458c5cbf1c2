"""What is read from Arabic words of what went well or badly."""

from __future__ import annotations

import pytest

from search.outcomes.findings import BAD, GOOD, Clause, Kind, said_in


def clauses(text: str) -> list[Clause]:
    said = said_in(text, "ar")
    assert said is not None
    return [clause for sentence in said for clause in sentence.clauses]


def findings(text: str) -> set[Kind]:
    return {kind for clause in clauses(text) for kind in clause.findings}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تعذّر الوصول إلى ثلاث قرى طوال أسبوعين.", Kind.BLAMED),
        ("لم يتسنَّ للفرق دخول الملاجئ.", Kind.BLAMED),
        ("حالت السيول دون تشغيل العيادة المتنقلة.", Kind.FELL),
        ("لم تكن الخيام المتاحة كافيةً.", Kind.BLAMED),
        ("أثّر إغلاق الطرق سلبًا في العمل.", Kind.BLAMED),
        ("اضطر السكان إلى شراء الماء لعدم توفره في المخيم.", Kind.BLAMED),
        ("ولم تصل القافلة.", Kind.BLAMED),
        ("فقد يصل المدد متأخرا.", Kind.UNREAL),
        ("أسهم التدريب المبكر في سرعة الاستجابة.", Kind.PRAISED),
        ("وسارت عملية التسجيل بسلاسة.", Kind.PRAISED),
        ("فتمكّن الفرع من بلوغ القرى كلها.", Kind.PRAISED),
        ("استؤنفت الجلسات بعد أسبوع.", Kind.SOLVED),
        ("لا بدّ من إشراك النساء في اللجان.", Kind.ADVISED),
        ("على الجمعية تعزيز فروعها.", Kind.ADVISED),
        ("وضع مذكرة تفاهم مع البلدية.", Kind.ADVISED),
        ("ومن الضروري مراجعة القوائم.", Kind.ADVISED),
        ("إذا هطل المطر أُغلق الطريق.", Kind.UNREAL),
        ("يمكن فتح مخزن آخر.", Kind.UNREAL),
        ("ستوزّع الجمعية البطانيات غداً.", Kind.PLANNED),
    ],
)
def test_stock_phrases_of_reports_are_known(text: str, kind: Kind) -> None:
    """Whatever they are written as one with, and with or without marks."""
    assert kind in findings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فلم يسجَّل نقص في مياهها.", Kind.GOOD_MOVE),
        ("مضت السنة بلا انقطاعها.", Kind.NO_PROBLEM),
        ("وارتفعت تغطيتها في كل الأقضية.", Kind.GOOD_MOVE),
        ("ضعفت ثقتهم بعدما تراجعت خدماته.", Kind.BAD_MOVE),
        ("اشتكى المرضى من غيابه.", Kind.PROBLEM),
    ],
)
def test_words_are_known_with_what_is_written_as_one_with_them(text: str, expected: Kind) -> None:
    assert expected in findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "غير أن المتطوعين نجحوا.",
        "لا سيما أن المتطوعين نجحوا.",
        "ما زال التدريب ناجحا.",
        "نجح تحصين الأطفال دون سن الخامسة بفضل المدارس.",
    ],
)
def test_pairs_of_words_that_deny_nothing(text: str) -> None:
    """Though the first of them alone does."""
    found = findings(text)
    assert Kind.PRAISED in found
    assert not found & BAD
    assert not any(sentence.negations for sentence in said_in(text, "ar") or [])


@pytest.mark.parametrize(
    "text",
    [
        "يسكن الأشخاص ذوو الإعاقة في مختلف الأحياء.",
        "اجتمعت اللجنة من أجل الجهات الفاعلة والفرق الأخرى.",
        "تضم القرية بئرين على الأقل منذ سنوات.",
        "وضع المتطوعون الخيام في الساحة.",
        "جاء 5000 لاجئ وانتقلوا إليه عام 2015.",
        "قابلنا كافة السكان بعدما زرنا القرية.",
        "زارت السيارة مقر النظم الصحية في نهاية السنة.",
    ],
)
def test_words_that_look_like_cues_are_none(text: str) -> None:
    """Disability is not "hindered", "for the sake of" not "postponed", "different" no "flaw"."""
    found = findings(text)
    assert not found & (GOOD | BAD)
    assert not found & {Kind.FELL, Kind.PLANNED, Kind.ADVISED}


def test_a_turn_is_known_after_and() -> None:
    """Where "and" leaves two letters of the word that it is written with."""
    first, second = clauses("جاء الدعم ومع ذلك لم تُفتح العيادة.")
    assert (first.turns, second.turns) == (False, True)
    assert Kind.BLAMED in second.findings
