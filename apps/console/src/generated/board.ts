// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { partnerFragment, teamPaceFragment } from './common.ts';

export const boardMarkFragment = /* @__PURE__ */ graphql(`
  fragment BoardMark on BoardMark @_unmask {
    at
    open
    dueToday
    atRisk
    overdue
  }
`);
export type BoardMark = ResultOf<typeof boardMarkFragment>;
export const boardPastFragment = /* @__PURE__ */ graphql(`
  fragment BoardPast on BoardPast @_unmask {
    ended
    lateTurns
  }
`);
export type BoardPast = ResultOf<typeof boardPastFragment>;
export const boardFiguresFragment = /* @__PURE__ */ graphql(`
  fragment BoardFigures on BoardFigures @_unmask {
    dimension
    value
    label
    open
    ours
    dueToday
    atRisk
    overdue
    ended
    lateTurns
    late
    held
    heldShare
  }
`);
export type BoardFigures = ResultOf<typeof boardFiguresFragment>;
export const boardSpanFragment = /* @__PURE__ */ graphql(`
  fragment BoardSpan on BoardSpan @_unmask {
    from
    before
    orders
  }
`);
export type BoardSpan = ResultOf<typeof boardSpanFragment>;
export const boardStageFragment = /* @__PURE__ */ graphql(`
  fragment BoardStage on BoardStage @_unmask {
    clock
    label
    left {
      ...BoardSpan
    }
  }
`, [boardSpanFragment]);
export type BoardStage = ResultOf<typeof boardStageFragment>;
export const boardHourFragment = /* @__PURE__ */ graphql(`
  fragment BoardHour on BoardHour @_unmask {
    from
    before
    orders
    ended
  }
`);
export type BoardHour = ResultOf<typeof boardHourFragment>;
export const boardWeekFragment = /* @__PURE__ */ graphql(`
  fragment BoardWeek on BoardWeek @_unmask {
    week
    party
    orders
    half
    most
  }
`);
export type BoardWeek = ResultOf<typeof boardWeekFragment>;
export const boardRectificationsFragment = /* @__PURE__ */ graphql(`
  fragment BoardRectifications on BoardRectifications @_unmask {
    open
    dueSoon
    overdue
  }
`);
export type BoardRectifications = ResultOf<typeof boardRectificationsFragment>;
export const boardServersFragment = /* @__PURE__ */ graphql(`
  fragment BoardServers on BoardServers @_unmask {
    ending
    ended
  }
`);
export type BoardServers = ResultOf<typeof boardServersFragment>;
export const boardReadingsFragment = /* @__PURE__ */ graphql(`
  fragment BoardReadings on BoardReadings @_unmask {
    running
    waiting
    oldestSeconds
    perMinute
  }
`);
export type BoardReadings = ResultOf<typeof boardReadingsFragment>;
export const boardFragment = /* @__PURE__ */ graphql(`
  fragment Board on Board @_unmask {
    now
    countedUntil
    hourAgo {
      ...BoardMark
    }
    dayAgo {
      ...BoardMark
    }
    before {
      ...BoardPast
    }
    pastIsKnown
    partners {
      ...Partner
    }
    figures {
      ...BoardFigures
    }
    stages {
      ...BoardStage
    }
    hours {
      ...BoardHour
    }
    endedToday
    pace {
      ...TeamPace
    }
    weeks {
      ...BoardWeek
    }
    rectifications {
      ...BoardRectifications
    }
    servers {
      ...BoardServers
    }
    readings {
      ...BoardReadings
    }
  }
`, [boardMarkFragment, boardPastFragment, partnerFragment, boardFiguresFragment, boardStageFragment, boardHourFragment, teamPaceFragment, boardWeekFragment, boardRectificationsFragment, boardServersFragment, boardReadingsFragment]);
export type Board = ResultOf<typeof boardFragment>;
export const boardDocument = /* @__PURE__ */ graphql(`
  query Board($filter: BoardFilter) {
    board(filter: $filter) {
      ...Board
    }
  }
`, [boardFragment]);
