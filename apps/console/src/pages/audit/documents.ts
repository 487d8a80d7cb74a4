import { graphql, type ResultOf } from '../../graphql.ts';

export const auditDocument = graphql(`
  query Audit($filter: AuditFilter, $first: Int, $after: String) {
    auditRows(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          id
          at
          actorKind
          actorId
          personId
          actorName
          action
          label
          target
          orderNumber
          targetName
          outcome
          times
          link
          details {
            name
            label
            text
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalIsCapped
    }
  }
`);

export const actorsDocument = graphql(`
  query AuditActors($search: String) {
    auditActors(search: $search) {
      id
      name
      partnerName
    }
  }
`);

export const chainDocument = graphql(`
  query AuditChain {
    auditChain {
      links
      linkedAt
      waiting
      head {
        seq
        links
        at
        key
      }
      closed {
        day
        links
      }
      verified {
        at
        late
        ranBy
        head
        outside
        links
        events
        faults
        firstFault
      }
    }
  }
`);

export type AuditRow = ResultOf<typeof auditDocument>['auditRows']['edges'][number]['node'];
