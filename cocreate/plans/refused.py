"""Why a plan's picture or its points cannot be used, in one sentence."""

from cocreate.words import N_

NOT_A_PICTURE = N_("This is not a PNG or JPEG picture. Save the plan as one and upload that.")
TOO_MANY_PIXELS = N_("This picture has more than %(limit)s million pixels. Save it smaller.")
TOO_MUCH = N_("This picture took too much time or memory to open. Save it smaller.")
TOO_FEW = N_("Give at least two points, each with its place on the plan and on the map.")
TOO_CLOSE = N_("These points are too close to each other. Choose some that are far apart.")
IN_A_LINE = N_("These points lie in one line. Choose one beside it.")
MIRRORED = N_("The plan would be mirrored: two points seem to be swapped.")
STRETCHED = N_("The plan would be squeezed or turned out of shape. Look at the points again.")
WRONG_SIZE = N_("The plan would be %(metres)s m wide. Look at the points again.")
ELSEWHERE = N_("The plan would not lie where the workshop is. Look at the points again.")


class PlanRefused(Exception):
    """A picture or points that cannot be used: a marked sentence and its parameters."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params
