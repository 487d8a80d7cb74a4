// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { pageInfoFragment } from './common.ts';

export const auditDetailFragment = /* @__PURE__ */ graphql(`
  fragment AuditDetail on AuditDetail @_unmask {
    name
    label
    text
  }
`);
export type AuditDetail = ResultOf<typeof auditDetailFragment>;
export const auditRowFragment = /* @__PURE__ */ graphql(`
  fragment AuditRow on AuditRow @_unmask {
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
    details {
      ...AuditDetail
    }
    times
    link
  }
`, [auditDetailFragment]);
export type AuditRow = ResultOf<typeof auditRowFragment>;
export const auditActorFragment = /* @__PURE__ */ graphql(`
  fragment AuditActor on AuditActor @_unmask {
    id
    name
    partnerName
  }
`);
export type AuditActor = ResultOf<typeof auditActorFragment>;
export const auditHeadFragment = /* @__PURE__ */ graphql(`
  fragment AuditHead on AuditHead @_unmask {
    seq
    day
    links
    at
    key
  }
`);
export type AuditHead = ResultOf<typeof auditHeadFragment>;
export const auditVerificationFragment = /* @__PURE__ */ graphql(`
  fragment AuditVerification on AuditVerification @_unmask {
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
`);
export type AuditVerification = ResultOf<typeof auditVerificationFragment>;
export const auditChainFragment = /* @__PURE__ */ graphql(`
  fragment AuditChain on AuditChain @_unmask {
    links
    linkedAt
    waiting
    head {
      ...AuditHead
    }
    closed {
      ...AuditHead
    }
    verified {
      ...AuditVerification
    }
  }
`, [auditHeadFragment, auditVerificationFragment]);
export type AuditChain = ResultOf<typeof auditChainFragment>;
export const auditRowsDocument = /* @__PURE__ */ graphql(`
  query AuditRows($before: String, $last: Int, $after: String, $first: Int, $filter: AuditFilter) {
    auditRows(before: $before, last: $last, after: $after, first: $first, filter: $filter) {
      edges {
        node {
          ...AuditRow
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [auditRowFragment, pageInfoFragment]);
export const auditActorsDocument = /* @__PURE__ */ graphql(`
  query AuditActors($search: String) {
    auditActors(search: $search) {
      ...AuditActor
    }
  }
`, [auditActorFragment]);
export const auditChainDocument = /* @__PURE__ */ graphql(`
  query AuditChain {
    auditChain {
      ...AuditChain
    }
  }
`, [auditChainFragment]);
