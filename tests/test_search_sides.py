"""Questions that ask for one side of the evidence, in six languages, and those that do not."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from search.sides import Side, side_asked

ASKED = {
    Side.DID_NOT_WORK: """
        What did not work in Chad?
        what didn't work when fees were removed
        What didn’t work in Ghana's insurance?
        What doesn't work to keep health workers in villages
        What has not worked in performance-based financing?
        What went wrong when free care was reimbursed late?
        What went wrong?
        Why did the mutual health organisations of Senegal fail?
        why do community insurance schemes fail
        Why has contracting not worked in Haiti
        Why didn't it work?
        Why did the reform not succeed?
        Failures of community-based health insurance
        failure of free care in Burkina Faso
        Reasons for the failure of mutuelles
        Failed reforms of provider payment
        Lessons learned from failed pilots
        Examples of failure in district planning
        Bad experiences with performance-based financing
        In Niger, what did not work?
        WHAT DID NOT WORK
        Échecs de la gratuité des soins
        échec des mutuelles de santé au Sénégal
        L'échec du financement basé sur la performance
        Les échecs d’une réforme
        Ce qui n'a pas marché dans la gratuité ciblée
        Qu'est-ce qui n'a pas fonctionné au Niger ?
        Qu’est-ce qui n’a pas marché ?
        qu'est-ce qui a échoué dans la contractualisation
        Pourquoi les mutuelles ont-elles échoué ?
        Pourquoi la gratuité n'a-t-elle pas marché ?
        Qu'est-ce qui s'est mal passé quand les remboursements ont tardé ?
        Raisons de l'échec des mutuelles
        Expériences infructueuses de contractualisation
        ¿Qué no funcionó en el Seguro Popular?
        que no funciono en mexico
        Lo que no ha funcionado en la atención primaria
        ¿Qué falló en la reforma?
        ¿Por qué fracasó la reforma de Colombia?
        ¿Por qué no funcionó la descentralización?
        Fracasos de la contratación de ONG
        Causas del fracaso de los seguros comunitarios
        Experiencias fallidas de pago por desempeño
        ¿Qué salió mal?
        O que não deu certo na atenção primária?
        O que nao funcionou em Moçambique?
        O que correu mal com os agentes comunitários
        O que deu errado no programa
        Por que falhou o fundo comum?
        Por que não deu certo?
        Fracassos da descentralização
        Razões do fracasso dos seguros comunitários
        ما الذي لم ينجح في لبنان؟
        ماذا لم ينجح في التأمين الصحي
        ما الّذي لم يَنجح
        لماذا فشل نظام الراميد؟
        لماذا لم ينجح التأمين الصحي في المغرب؟
        فشل إصلاح التمويل الصحي
        أسباب فشل التأمين المجتمعي
        ما أسباب إخفاق البرنامج
        تجارب فاشلة في التعاقد مع المنظمات
        ما الذي فشل في مصر
        Что не сработало в Кыргызстане?
        что не удалось сделать в реформе
        Что пошло не так при введении страхования?
        Почему реформа провалилась?
        Почему не сработало подушевое финансирование?
        Провал реформы первичной помощи
        Причины неудач медицинского страхования
        Неудачный опыт закупок
    """,
    Side.WORKED: """
        What worked in Rwanda?
        What has worked to keep midwives in rural areas?
        What went well with contracting
        Why did health extension workers succeed in Ethiopia?
        Success of the family health strategy
        successes in removing user fees
        Success stories of community health workers
        Successful reforms of purchasing
        Success factors of the UCS in Thailand
        Lessons from successful pilots
        Réussites de la contractualisation
        Succès des fonds d'équité au Cambodge
        Ce qui a marché au Rwanda
        Qu'est-ce qui a bien fonctionné ?
        Pourquoi la mutuelle a-t-elle réussi ?
        Facteurs de réussite des fonds d'équité
        Expériences réussies de gratuité
        ¿Qué funcionó en Costa Rica?
        Lo que funcionó en los EBAIS
        Éxitos de la atención primaria
        Casos de éxito en atención primaria
        Experiencias exitosas de participación social
        O que deu certo na Estratégia Saúde da Família?
        O que funcionou em Portugal
        Sucesso das unidades de saúde familiar
        Casos de sucesso
        Experiências bem sucedidas de participação
        ما الذي نجح في تايلاند؟
        لماذا نجحت رواندا
        قصص نجاح في الرعاية الأولية
        عوامل النجاح في التأمين الصحي
        تجارب ناجحة
        Что сработало в Кыргызстане?
        Почему удалась реформа закупок
        Успехи реформы финансирования
        Истории успеха
        Успешный опыт
    """,
    Side.GUIDANCE: """
        Guidance on community health workers
        WHO guidelines on user fees
        guidelines for essential medicines
        What does WHO recommend on user fees?
        What does the World Health Organization say about social participation
        What is recommended for fragile states?
        What are the current guidelines on strategic purchasing?
        What do the guidelines say about fees
        Recommendations for provider payment
        Que recommande l'OMS sur les agents de santé communautaires ?
        Qu'est-ce que l'OMS recommande pour l'achat stratégique ?
        que recommandent les lignes directrices
        La planification nationale : que conseille-t-on pour relier le plan au budget ?
        que préconise-t-on pour les agents communautaires
        Recommandations de l’OMS sur la gratuité
        Lignes directrices sur l'achat stratégique
        Quelles sont les recommandations sur les agents communautaires ?
        Orientations pour la participation sociale
        ¿Qué recomienda la OMS sobre la participación social?
        Recomendaciones de la OPS
        Directrices sobre financiación
        ¿Cuáles son las directrices sobre compras?
        O que recomenda a OMS sobre agentes comunitários?
        O que a OMS recomenda sobre taxas?
        Recomendações da OMS
        Diretrizes para a atenção primária
        بماذا توصي منظمة الصحة العالمية بشأن الأدوية الأساسية؟
        توصيات منظمة الصحة العالمية
        ما هي إرشادات الأدوية الأساسية
        إرشادات بشأن الأدوية
        Что рекомендует ВОЗ о медработниках?
        Рекомендации ВОЗ
        Руководство по закупкам
    """,
}

# Topics, questions after both sides, and questions after neither.
NOT_ASKED = """
    What works in Chad
    what works to motivate community health workers
    failure of the heart
    Heart failure in primary care
    Failure of the left ventricle
    renal failure and dialysis coverage
    Treatment failure in tuberculosis programmes
    Failure of treatment in HIV programmes
    failure to thrive in children under five
    Power failures in health centres
    What worked and what did not work in Rwanda?
    What worked and what didn't?
    Successes and failures of mutual health organisations
    Why do community health worker programmes fade when the project ends?
    Can mutual health organisations cover workers in the informal sector?
    How do people with heart failure get care at health centres?
    How are community health workers paid?
    Social work and health workers
    Did it work in Ghana?
    who pays for guidance counsellors
    Insuffisance cardiaque et soins primaires
    Échec thérapeutique sous antirétroviraux
    Échec scolaire et santé
    Ce qui a marché et ce qui n'a pas marché au Niger
    Échecs et réussites de la gratuité
    Qu'est-ce qui marche pour retenir les sages-femmes ?
    marche à pied
    Qué funcionó y qué no funcionó en México
    Fracaso escolar y salud
    insuficiencia renal
    O que deu certo e o que não deu certo
    falha terapêutica
    فشل القلب الاحتقاني
    الفشل الكلوي
    فشل عضلة القلب
    ما الذي نجح وما الذي لم ينجح في الأردن؟
    التأمين الصحي في المغرب
    Неудача лечения туберкулёза
    Что сработало и что не сработало?
    Провалы в памяти у пожилых
    ???
    42
"""

# Ends with a question for one side, after one for something wider.
WIDER = """
    What were the effects of free care in Burkina Faso and what failed?
    What were the effects of free care in Burkina Faso, and what failed?
    How was free care paid for in Niger and what did not work?
    Why were fees removed and what went wrong?
    How did Ghana pay for it and why did it fail?
    Did free care reduce mortality, and what did not work?
    Who benefited from the equity funds? What failed?
    How are community health workers paid; what does WHO recommend?
    What changed in Rwanda and what worked?
    Which countries removed user fees and which reforms failed?
    Describe the insurance of Ghana and tell me what went wrong
    Effects of free care and what did not work
    Impact of contracting and the reasons for the failure of the pilots
    Evidence on community insurance and why it failed
    What did and what did not work in Niger?
    Lessons from Thailand and what the country did, and what has not worked
    Quels effets a eu la gratuité des soins au Burkina Faso, et qu'est-ce qui a échoué ?
    Quels effets a eu la gratuité des soins au Burkina Faso et qu’est-ce qui a échoué
    Comment la gratuité est-elle financée et pourquoi a-t-elle échoué au Niger ?
    Pourquoi la gratuité a été adoptée et ce qui n'a pas marché
    La gratuité a-t-elle réduit la mortalité, et qu'est-ce qui n'a pas fonctionné ?
    Que s'est-il passé au Niger ? Qu'est-ce qui s'est mal passé ?
    Quels sont les effets du FBR et que recommande l'OMS ?
    Expliquez la réforme du Maroc et dites-moi ce qui n'a pas marché
    Bilan de la contractualisation et les raisons de l'échec
    ¿Qué efectos tuvo el Seguro Popular y qué falló?
    ¿Cómo se financió la reforma de Colombia y por qué fracasó?
    ¿Qué cambió en México? ¿Qué no funcionó?
    ¿Cuáles fueron los logros de los EBAIS y qué recomienda la OPS?
    En Perú, ¿qué resultados tuvo el aseguramiento y qué salió mal?
    Resultados de la descentralización y lo que no funcionó
    Quais foram os efeitos da gratuidade em Moçambique e o que falhou?
    Como funciona a Estratégia Saúde da Família e o que não deu certo?
    O que mudou em Portugal e por que falhou o fundo comum?
    Qual foi o impacto do programa, e o que correu mal?
    Lições do Brasil e o que não funcionou
    ما آثار مجانية العلاج في النيجر وما الذي فشل؟
    كيف تم تمويل نظام الراميد ولماذا فشل؟
    هل خفضت المجانية الوفيات، وما الذي لم ينجح؟
    ماذا حدث في المغرب؟ ما الذي لم ينجح؟
    ما هي نتائج التأمين الصحي وبماذا توصي منظمة الصحة العالمية؟
    تجربة الأردن في التأمين وأسباب فشل الإصلاح
    Какие последствия имела отмена платы в Кыргызстане и что не сработало?
    Как проводилась реформа закупок и почему она провалилась?
    Снизила ли реформа расходы населения, и что пошло не так?
    Что изменилось в Казахстане? Что не удалось?
    Опыт Эстонии и что рекомендует ВОЗ
    How much does it cost to run a community insurance and what went wrong in Senegal?
    Is performance-based financing worth it, and what didn't work?
    To what extent did Rwanda reach the poor, and what failed?
    We want to abolish fees: how did others do it, and what went wrong?
    Show how Thailand financed it and where it failed
    which districts were chosen and why did they fail
    results of contracting in Afghanistan and failures of it
    What should we know about contracting, and what are the main failures?
    What are the pros and cons of equity funds and what has not worked?
    Combien coûte la gratuité et qu'est-ce qui n'a pas marché ?
    Qui a bénéficié de la gratuité et qu'est-ce qui a échoué ?
    À qui profite la gratuité, et pourquoi a-t-elle échoué au Mali ?
    Dans quelle mesure la réforme a réduit les paiements directs, et ce qui n'a pas fonctionné
    Où en est la CMU au Sénégal et qu'est-ce qui a raté ?
    Je voudrais savoir comment le Rwanda a fait et ce qui n'a pas marché
    Les effets du FBP ainsi que ce qui n'a pas marché
    ¿Quiénes se beneficiaron y qué no funcionó?
    Quiero saber cómo se hizo en Costa Rica y qué no resultó
    ¿Cuánto costó el Seguro Popular y por qué fracasó?
    A quem chegou o programa e o que falhou?
    Como foi financiado e por que não funcionou?
    Quero saber como Portugal fez e o que correu mal
    Quanto custou o fundo comum, e o que não funcionou?
    من استفاد من المجانية وما الذي لم ينجح؟
    كم كلفت الإصلاحات ولماذا فشلت؟
    كيف وصلت الخدمات إلى القرى، وماذا لم ينجح؟
    ما الذي حدث في تونس ولماذا فشل الإصلاح؟
    Сколько стоила реформа и почему она провалилась?
    Кто получил помощь, и что не сработало?
    Расскажите об опыте Молдовы и что не удалось
    Какой была роль общин и почему программа провалилась?
"""

# Joins something too, but asks for nothing else.
JOINED = """
    What failed and why?
    What failed in Niger and how did the ministry react?
    What did not work in Niger and Mali?
    What did not work in Niger, and what failed in Mali?
    In Niger and Mali, what did not work?
    Where and why did community insurance fail?
    When, where and why did the reform fail?
    Where and when and why did it fail?
    In which countries, and why, did free care fail?
    In which countries and why did community insurance fail?
    The Seguro Popular and why it failed
    Free care was abolished in 2016. What did not work?
    And what failed in Ghana?
    Why did fees and taxes fail, and who paid?
    Qu'est-ce qui n'a pas marché et pourquoi ?
    Où et pourquoi les mutuelles ont-elles échoué ?
    Pourquoi et comment la gratuité a échoué
    Échecs de la gratuité et leurs raisons
    Qu'est-ce qui n'a pas fonctionné au Niger et au Mali, et comment l'a-t-on corrigé ?
    Dans quels pays et pourquoi les mutuelles ont échoué
    ¿Qué no funcionó y por qué?
    ¿Qué no funcionó en Perú y Bolivia?
    ¿Dónde y por qué fracasó la reforma?
    ¿En qué países y por qué fracasaron los seguros comunitarios?
    Fracasos y lecciones: lo que no ha funcionado
    O que não deu certo e por quê?
    O que falhou em Angola e Moçambique?
    Onde e por que falhou o fundo comum?
    Em que países e por que falharam os seguros comunitários?
    ما الذي لم ينجح ولماذا؟
    ما الذي لم ينجح في الأردن ولبنان؟
    أين ولماذا فشل التأمين المجتمعي؟
    وما الذي فشل في مصر؟
    في أي بلدان ولماذا فشل التأمين المجتمعي؟
    Что не сработало и почему?
    Что не сработало в Казахстане и Таджикистане?
    Где и почему провалилась реформа?
    В каких странах и почему провалилась реформа?
    А что не сработало в Эстонии?
    What went wrong with contracting and how can it be avoided?
    Tell me what failed and for whom
    What did not work, and what did that cost?
    Reasons for the failure of PBF in Benin and Chad
    Senegal and Mali: what did not work?
    User fee removal: what failed and what was learned?
    Bad experiences with NGOs and with private providers
    failures of exemptions and of vouchers
    Who knows why the mutuelles failed?
    Explain why the reform failed
    How and why did the voucher scheme fail?
    Qu'est-ce qui a échoué, et pour qui ?
    Raisons de l'échec du FBP au Bénin et au Tchad
    Niger et Mali : qu'est-ce qui n'a pas marché ?
    Expliquez pourquoi les mutuelles ont échoué
    ¿Por qué fracasó la reforma y qué se aprendió?
    Fracasos de la reforma y sus causas
    Perú y Bolivia: ¿qué no funcionó?
    Explique por qué fracasó el seguro
    Por que falhou a reforma e o que se aprendeu?
    Brasil e Portugal: o que não funcionou?
    لماذا فشلت الإصلاحات وما الدروس المستفادة؟
    مصر والأردن: ما الذي لم ينجح؟
    Почему провалилась реформа и чему это учит?
    Молдова и Грузия: что не сработало?
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("side", "question"), [(side, line) for side, text in ASKED.items() for line in lines(text)]
)
def test_a_question_may_ask_for_one_side(side: Side, question: str):
    """Whatever its language, case, accents, apostrophes and punctuation."""
    asked = side_asked(question)
    assert asked is not None
    assert asked.side is side


@pytest.mark.parametrize("question", lines(NOT_ASKED))
def test_most_questions_ask_for_no_side(question: str):
    """Illnesses are topics, and who asks for two sides gets all."""
    assert side_asked(question) is None


@pytest.mark.parametrize("question", lines(WIDER))
def test_who_first_asks_for_something_wider_gets_all_sides(question: str):
    """Failures alone would leave the first half of the question without an answer."""
    assert side_asked(question) is None


@pytest.mark.parametrize("question", lines(JOINED))
def test_what_is_joined_to_no_other_question_still_asks_for_one_side(question: str):
    """Countries, reasons and further words that only ask are joined as well."""
    asked = side_asked(question)
    assert asked is not None
    assert asked.side is Side.DID_NOT_WORK


def test_the_words_that_ask_are_pointed_at():
    """So that a reader sees why, in the question as it was typed."""
    question = "En Côte d'Ivoire, qu’est-ce qui n’a pas marché dans la gratuité ?"
    asked = side_asked(question)
    assert asked is not None
    assert question[asked.start : asked.end] == "ce qui n’a pas marché"


def test_what_stands_between_the_words_has_a_limit():
    """Eleven words on, "fail" is another matter."""
    near = "why did " + "one " * 10 + "fail"
    far = "why did " + "one " * 11 + "fail"
    assert side_asked(near) is not None
    assert side_asked(far) is None


def test_hostile_questions_take_no_time():
    """A thousand characters of beginnings of phrases are looked through in well under a second."""
    assert side_asked("why did ne pas what " * 50) is None
    assert side_asked("how? and " * 110) is None


def test_each_file_has_all_sections():
    """A heading that is misspelt would otherwise switch a side off unnoticed."""
    folder = resources.files("search") / "side_phrases"
    files = [file for file in folder.iterdir() if file.name.endswith(".txt")]
    assert {file.name[:2] for file in files} == {"ar", "en", "es", "fr", "pt", "ru"}
    for file in files:
        heads = re.findall(r"(?m)^\[(\w+)\]$", file.read_text(encoding="utf-8"))
        assert sorted(heads) == sorted(["negations", "joining", "asking", "topics", *Side])
