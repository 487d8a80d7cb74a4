import { graphql, type ResultOf } from '../../graphql.ts';

export const searchDocument = graphql(`
  mutation Search($text: String!) {
    search(text: $text) {
      groups {
        group
        label
        more
        hits {
          id
          group
          title
          details
          recordId
          matchLabel
          matched
          from
          to
        }
      }
      says
    }
  }
`);

export const calendarAlarmDocument = graphql(`
  query CalendarAlarm {
    calendar {
      alarm {
        message
      }
    }
  }
`);

export const installationFaultsDocument = graphql(`
  query InstallationFaults {
    installationFaults {
      fault
      message
    }
  }
`);

export const workdayDocument = graphql(`
  query Workday {
    workday {
      now
      day
      working
      provisional
      opensAt
      closesAt
      nextOpensAt
    }
  }
`);

export type SearchResult = ResultOf<typeof searchDocument>['search'];
export type SearchHit = SearchResult['groups'][number]['hits'][number];
