"""The addresses of the organiser's screens of demand."""

from django.urls import path

from events.demand.viewsets import pools

urlpatterns = [
    path("demand/", pools.AllDemand.as_view(), name="demand_pools"),
    path("demand/<int:pool>/", pools.OnePool.as_view(), name="demand_pool"),
    path("demand/<int:pool>/draft/", pools.MakeDraft.as_view(), name="demand_draft"),
]
