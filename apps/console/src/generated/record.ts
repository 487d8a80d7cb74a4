// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { fieldValueFragment, reasonFragment } from './common.ts';

export const websiteAccessFragment = /* @__PURE__ */ graphql(`
  fragment WebsiteAccess on WebsiteAccess @_unmask {
    id
    ours
    values {
      ...FieldValue
    }
  }
`, [fieldValueFragment]);
export type WebsiteAccess = ResultOf<typeof websiteAccessFragment>;
export const websiteFragment = /* @__PURE__ */ graphql(`
  fragment Website on Website @_unmask {
    id
    filingNumber
    name
    domains
    homeUrl
    values {
      ...FieldValue
    }
    ours
    accesses {
      ...WebsiteAccess
    }
  }
`, [fieldValueFragment, websiteAccessFragment]);
export type Website = ResultOf<typeof websiteFragment>;
export const changeRuleFragment = /* @__PURE__ */ graphql(`
  fragment ChangeRule on ChangeRule @_unmask {
    move
    label
    answer
    wayOut
  }
`);
export type ChangeRule = ResultOf<typeof changeRuleFragment>;
export const orderOptionFragment = /* @__PURE__ */ graphql(`
  fragment OrderOption on OrderOption @_unmask {
    kind
    kindLabel
    websiteId
    accessId
    possible
    reasons {
      ...Reason
    }
  }
`, [reasonFragment]);
export type OrderOption = ResultOf<typeof orderOptionFragment>;
export const planOptionFragment = /* @__PURE__ */ graphql(`
  fragment PlanOption on PlanOption @_unmask {
    plan
    label
    between
    possible
    reasons {
      ...Reason
    }
  }
`, [reasonFragment]);
export type PlanOption = ResultOf<typeof planOptionFragment>;
export const recordPartnerFragment = /* @__PURE__ */ graphql(`
  fragment RecordPartner on RecordPartner @_unmask {
    partnerId
    partnerName
    basis
    since
  }
`);
export type RecordPartner = ResultOf<typeof recordPartnerFragment>;
