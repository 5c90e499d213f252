"""The command kinds of this room."""

from cocreate.journal.actors import PARTICIPANTS, STAFF
from cocreate.journal.registry import ANY_PHASE, RUNNING, Kind
from cocreate.participants import actions, forms

KINDS = (
    Kind("me.update", forms.UpdateMeForm, actions.update_me, PARTICIPANTS, RUNNING, "me",
         pausable=False),
    Kind("me.erase", forms.EraseMeForm, actions.erase_me, PARTICIPANTS, ANY_PHASE, "me",
         pausable=False),
    Kind("nickname.clear", forms.ClearNicknameForm, actions.clear_nickname, STAFF, ANY_PHASE,
         "staff", pausable=False),
)  # fmt: skip
