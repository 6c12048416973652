"""allauth finds these beside the provider and puts them under its own; the names are those it looks for."""

from django.urls import path

from musikfaellesskabet.people.oidc import views

urlpatterns = [
    path("oidc/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
