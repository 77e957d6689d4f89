"""What every fact is."""

from pydantic import BaseModel, ConfigDict


class Fact(BaseModel):
    """A row of figures."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
