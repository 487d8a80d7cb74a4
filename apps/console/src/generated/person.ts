// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment, timeLeftFragment } from './common.ts';

export const personRequestFragment = /* @__PURE__ */ graphql(`
  fragment PersonRequest on PersonRequest @_unmask {
    id
    wants
    wantsLabel
    soughtBy
    state
    stateLabel
    at
    dueAt
    provisional
    overdue
    left {
      ...TimeLeft
    }
    staffName
    answeredAt
    answeredName
    answeredOver
  }
`, [timeLeftFragment]);
export type PersonRequest = ResultOf<typeof personRequestFragment>;
export const personPlaceFragment = /* @__PURE__ */ graphql(`
  fragment PersonPlace on PersonPlace @_unmask {
    holding
    label
    called
    places
    kept
    basisText
    keptUntil
  }
`);
export type PersonPlace = ResultOf<typeof personPlaceFragment>;
export const openedPersonRequestFragment = /* @__PURE__ */ graphql(`
  fragment OpenedPersonRequest on OpenedPersonRequest @_unmask {
    request {
      ...PersonRequest
    }
    askedBy
    reason
    erased
    places {
      ...PersonPlace
    }
    letterZh
    letterEn
  }
`, [personRequestFragment, personPlaceFragment]);
export type OpenedPersonRequest = ResultOf<typeof openedPersonRequestFragment>;
export const personFoundFragment = /* @__PURE__ */ graphql(`
  fragment PersonFound on PersonFound @_unmask {
    people
    more
    places {
      ...PersonPlace
    }
  }
`, [personPlaceFragment]);
export type PersonFound = ResultOf<typeof personFoundFragment>;
export const personExportFragment = /* @__PURE__ */ graphql(`
  fragment PersonExport on PersonExport @_unmask {
    path
  }
`);
export type PersonExport = ResultOf<typeof personExportFragment>;
export const personRequestsDocument = /* @__PURE__ */ graphql(`
  query PersonRequests($before: String, $last: Int, $after: String, $first: Int, $open: Boolean!) {
    personRequests(before: $before, last: $last, after: $after, first: $first, open: $open) {
      edges {
        node {
          ...PersonRequest
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [personRequestFragment, pageInfoFragment]);
export const personRequestDocument = /* @__PURE__ */ graphql(`
  query PersonRequest($id: ID!) {
    personRequest(id: $id) {
      ...OpenedPersonRequest
    }
  }
`, [openedPersonRequestFragment]);
export const findPersonDocument = /* @__PURE__ */ graphql(`
  mutation FindPerson($sought: PersonSought!) {
    done: findPerson(sought: $sought) {
      __typename
      ...PersonFound
      ...ActionRefused
    }
  }
`, [personFoundFragment, actionRefusedFragment]);
export const exportPersonDocument = /* @__PURE__ */ graphql(`
  mutation ExportPerson($key: String!, $requestId: ID, $sought: PersonSought!) {
    done: exportPerson(key: $key, requestId: $requestId, sought: $sought) {
      __typename
      ...PersonExport
      ...ActionRefused
    }
  }
`, [personExportFragment, actionRefusedFragment]);
export const openPersonRequestDocument = /* @__PURE__ */ graphql(`
  mutation OpenPersonRequest($key: String!, $reason: String!, $askedBy: String!, $sought: PersonSought!, $wants: RequestWants!) {
    done: openPersonRequest(key: $key, reason: $reason, askedBy: $askedBy, sought: $sought, wants: $wants) {
      __typename
      ...PersonRequest
      ...ActionRefused
    }
  }
`, [personRequestFragment, actionRefusedFragment]);
export const decidePersonRequestDocument = /* @__PURE__ */ graphql(`
  mutation DecidePersonRequest($key: String!, $id: ID!) {
    done: decidePersonRequest(key: $key, id: $id) {
      __typename
      ...PersonRequest
      ...ActionRefused
    }
  }
`, [personRequestFragment, actionRefusedFragment]);
export const answerPersonRequestDocument = /* @__PURE__ */ graphql(`
  mutation AnswerPersonRequest($key: String!, $over: AnswerWay!, $id: ID!) {
    done: answerPersonRequest(key: $key, over: $over, id: $id) {
      __typename
      ...PersonRequest
      ...ActionRefused
    }
  }
`, [personRequestFragment, actionRefusedFragment]);
