"""The home page answers in both languages."""


def test_home_answers_in_dutch(client, tree):
    response = client.get("/")
    assert response.status_code == 200
    assert '<html lang="nl"' in response.text


def test_home_answers_in_english(client, tree):
    response = client.get("/en/")
    assert response.status_code == 200
    assert '<html lang="en"' in response.text
