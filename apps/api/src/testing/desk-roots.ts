/**
 * Queries and mutations that are the desk's alone: a partner is refused by them, or told nothing. The others stand in a scope
 * (`packages/domain/src/partner/scopes.ts`). A test demands one or the other of each; the walk over the schema proves it.
 */
export const deskQueries: readonly string[] = [
  ...['partnerErrors', 'forecast', 'forecastTimes', 'reassignments', 'rebalance'],
  ...['digestPreference', 'escapes', 'orderRounds', 'quality', 'secondLook', 'secondLookRules', 'secondLooks'],
  ...[
    'board',
    'bureaus',
    'calendarPreview',
    'colleagues',
    'deskDraft',
    'escalations',
    'evidence',
    'handOver',
    'incidents',
  ],
  ...[
    'lateFindings',
    'newBureauActions',
    'partnerAccounts',
    'queueCounts',
    'queueDesk',
    'rectifications',
    'sentReport',
  ],
  ...['ownAccount', 'staffAccounts'],
  ...['settings', 'skips', 'staffSkills', 'submission', 'submissions', 'unmatchedAnswers'],
];

export const deskMutations: readonly string[] = [
  ...['applyRebalance', 'undoReassignment'],
  ...[
    'changeStaffRoles',
    'closeStaff',
    'endOtherSessions',
    'endSession',
    'endStaffSessions',
    'inviteStaff',
    'openStaff',
  ],
  ...['resetSecondFactor', 'resetStaff'],
  ...['changeDigest', 'changeSecondLookRules', 'giveSecondLook', 'takeSecondLook'],
  ...[
    'addBureau',
    'addNote',
    'addQueueView',
    'answerAdvice',
    'approveInitialReview',
    'approvePhoto',
    'arrangeQueue',
    'assign',
  ],
  ...['assignOrders', 'changeAvailability', 'changeBureau', 'changeCalendar', 'changePartnerLimits', 'changeQueueView'],
  ...['changeSetting', 'changeSkills', 'claim', 'createPartnerKey', 'dismissAnswer', 'escalate', 'handleRectification'],
  ...[
    'heartbeat',
    'logCall',
    'logCallback',
    'markIncidentSeen',
    'matchAnswer',
    'orderQueueViews',
    'pauseBureau',
    'pushOrders',
  ],
  ...['pushToBureau', 'recall', 'recordBureauAnswer', 'recordVerdict', 'rejectInitialReview', 'rejectPhoto', 'release'],
  ...['removeQueueView', 'reopen', 'requestAdvice', 'requestSubmissionFile', 'resumeBureau', 'resyncBureau'],
  ...[
    'returnForCorrection',
    'saveDeskDraft',
    'sendBack',
    'sendNow',
    'settleEscalation',
    'settleUnknownSubmission',
    'shipCurtain',
  ],
  ...['skip', 'smsFailed', 'smsVerified', 'takeNext', 'testBureau', 'writeOffAttempt'],
];
