import { graphql, type ResultOf, type VariablesOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const calendar = graphql(`
  fragment CalendarParts on WorkCalendar @_unmask {
    version
    loadedUntil
    today
    year
    years
    mayChange
    notices {
      id
      title
      number
      published
      url
      loadedAt
      loadedBy
    }
    days {
      day
      working
      holiday
      noticeId
      supersededBy
    }
    hours {
      from
      open
      close
      setAt
      setBy
      inForce
      superseded
    }
  }
`);

export const calendarDocument = graphql(
  `
    query Calendar($year: Int) {
      calendar(year: $year) {
        ...CalendarParts
      }
    }
  `,
  [calendar],
);

export const previewDocument = graphql(
  `
    query CalendarPreview($change: CalendarChangeInput!) {
      calendarPreview(change: $change) {
        __typename
        ... on CalendarPreview {
          version
          days {
            day
            was
            wasProvisional
            wasBy
            becomes
            holiday
          }
          later
          earlier
          confirmed
          overdue
          correction
          warnings {
            code
            field
            message
            suggestion
          }
          moves {
            orderId
            number
            stateLabel
            dutyLabel
            from
            fromProvisional
            to
            toProvisional
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const changeCalendarDocument = graphql(
  `
    mutation ChangeCalendar($change: CalendarChangeInput!, $previewed: Int!, $key: String!) {
      changeCalendar(change: $change, previewed: $previewed, key: $key) {
        __typename
        ... on CalendarChanged {
          moved
          confirmed
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Calendar = ResultOf<typeof calendarDocument>['calendar'];
export type CalendarDay = Calendar['days'][number];
export type CalendarNotice = Calendar['notices'][number];
export type CalendarChange = VariablesOf<typeof previewDocument>['change'];
type PreviewAnswer = ResultOf<typeof previewDocument>['calendarPreview'];
export type Preview = Extract<PreviewAnswer, { __typename: 'CalendarPreview' }>;
export type Refused = Extract<PreviewAnswer, { __typename: 'ActionRefused' }>;
