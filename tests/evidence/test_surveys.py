from leftshift.evidence.surveys import surveys


def test_that_every_percentage_of_the_survey_documents_is_given_once() -> None:
    ids = [figure.id for survey in surveys() for figure in survey.figures]
    assert ids == [
        *("A19", "A20", "A21", "A22"),
        *("A13", "A14"),
        *("A23", "A24", "A25", "A26", "A27", "A28", "A29", "A30", "A31", "A35"),
    ]


def test_that_each_survey_has_its_year_and_number_of_respondents() -> None:
    found = {survey.year: (survey.respondents, survey.at_least) for survey in surveys()}
    assert found == {"2021": (200, True), "2022": (140, True), "2024": (1795, False)}


def test_that_a_figure_given_as_more_than_is_marked_and_not_said_twice() -> None:
    figure = surveys()[0].figures[0]
    assert (figure.percent, figure.at_least) == (50, True)
    assert figure.says.startswith("Leaders did not know")
    assert figure.of == "of respondents"
