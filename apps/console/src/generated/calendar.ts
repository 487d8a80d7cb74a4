// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, reasonFragment } from './common.ts';

export const calendarAlarmFragment = /* @__PURE__ */ graphql(`
  fragment CalendarAlarm on CalendarAlarm @_unmask {
    message
  }
`);
export type CalendarAlarm = ResultOf<typeof calendarAlarmFragment>;
export const holidayNoticeFragment = /* @__PURE__ */ graphql(`
  fragment HolidayNotice on HolidayNotice @_unmask {
    id
    title
    number
    published
    url
    loadedAt
    loadedBy
  }
`);
export type HolidayNotice = ResultOf<typeof holidayNoticeFragment>;
export const calendarDayFragment = /* @__PURE__ */ graphql(`
  fragment CalendarDay on CalendarDay @_unmask {
    day
    working
    holiday
    noticeId
    supersededBy
  }
`);
export type CalendarDay = ResultOf<typeof calendarDayFragment>;
export const workingHoursFragment = /* @__PURE__ */ graphql(`
  fragment WorkingHours on WorkingHours @_unmask {
    from
    open
    close
    setAt
    setBy
    inForce
    superseded
  }
`);
export type WorkingHours = ResultOf<typeof workingHoursFragment>;
export const workCalendarFragment = /* @__PURE__ */ graphql(`
  fragment WorkCalendar on WorkCalendar @_unmask {
    version
    loadedUntil
    today
    year
    years
    mayChange
    alarm {
      ...CalendarAlarm
    }
    notices {
      ...HolidayNotice
    }
    days {
      ...CalendarDay
    }
    hours {
      ...WorkingHours
    }
  }
`, [calendarAlarmFragment, holidayNoticeFragment, calendarDayFragment, workingHoursFragment]);
export type WorkCalendar = ResultOf<typeof workCalendarFragment>;
export const calendarDayChangeFragment = /* @__PURE__ */ graphql(`
  fragment CalendarDayChange on CalendarDayChange @_unmask {
    day
    was
    wasProvisional
    wasBy
    becomes
    holiday
  }
`);
export type CalendarDayChange = ResultOf<typeof calendarDayChangeFragment>;
export const dueMoveFragment = /* @__PURE__ */ graphql(`
  fragment DueMove on DueMove @_unmask {
    orderId
    number
    stateLabel
    dutyLabel
    from
    fromProvisional
    to
    toProvisional
  }
`);
export type DueMove = ResultOf<typeof dueMoveFragment>;
export const calendarPreviewFragment = /* @__PURE__ */ graphql(`
  fragment CalendarPreview on CalendarPreview @_unmask {
    version
    days {
      ...CalendarDayChange
    }
    later
    earlier
    confirmed
    overdue
    correction
    warnings {
      ...Reason
    }
    moves {
      ...DueMove
    }
  }
`, [calendarDayChangeFragment, reasonFragment, dueMoveFragment]);
export type CalendarPreview = ResultOf<typeof calendarPreviewFragment>;
export const calendarChangedFragment = /* @__PURE__ */ graphql(`
  fragment CalendarChanged on CalendarChanged @_unmask {
    moved
    confirmed
  }
`);
export type CalendarChanged = ResultOf<typeof calendarChangedFragment>;
export const calendarDocument = /* @__PURE__ */ graphql(`
  query Calendar($year: Int) {
    calendar(year: $year) {
      ...WorkCalendar
    }
  }
`, [workCalendarFragment]);
export const calendarPreviewDocument = /* @__PURE__ */ graphql(`
  query CalendarPreview($change: CalendarChangeInput!) {
    calendarPreview(change: $change) {
      __typename
      ...CalendarPreview
      ...ActionRefused
    }
  }
`, [calendarPreviewFragment, actionRefusedFragment]);
export const changeCalendarDocument = /* @__PURE__ */ graphql(`
  mutation ChangeCalendar($key: String!, $previewed: Int!, $change: CalendarChangeInput!) {
    done: changeCalendar(key: $key, previewed: $previewed, change: $change) {
      __typename
      ...CalendarChanged
      ...ActionRefused
    }
  }
`, [calendarChangedFragment, actionRefusedFragment]);
