/** Colour of the tag of a curtain's, a face check's or an app photo's state; others have none. */
export const photoTagColours: Readonly<Record<string, string>> = {
  ...{ live: 'success', DELIVERED: 'success', fetched: 'success' },
  ...{
    doubtful: 'warning',
    noAnswer: 'warning',
    notConnected: 'warning',
    REQUESTED: 'warning',
    unavailable: 'warning',
  },
  ...{ notLive: 'error', notSamePerson: 'error', usedBefore: 'error', refused: 'error', usedUp: 'error' },
};
