"""Addresses that only machines ask for: one language, and names that the outside world has given."""

from django.urls import path

from musikfaellesskabet.front.views import machines

urlpatterns = [
    path("sund", machines.show_health, name="health"),
    path("feeds/nyt.atom", machines.news, name="feed"),
    path("en/feeds/nyt.atom", machines.news, {"language": "en"}, name="feed-en"),
    path("sitemap.xml", machines.site_map, name="site-map"),
    path("sitemap-<slug:section>.xml", machines.site_map, name="site-map-part"),
    path("favicon.ico", machines.icon, name="icon"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
]
