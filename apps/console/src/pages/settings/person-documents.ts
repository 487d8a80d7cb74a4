import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const place = graphql(`
  fragment PersonPlaceParts on PersonPlace @_unmask {
    holding
    label
    called
    places
    kept
    basisText
    keptUntil
  }
`);
export type PersonPlaceRow = ResultOf<typeof place>;

export const findPersonDocument = graphql(
  `
    mutation FindPerson($sought: PersonSought!) {
      findPerson(sought: $sought) {
        __typename
        ... on PersonFound {
          people
          more
          places {
            ...PersonPlaceParts
          }
        }
        ...RefusedParts
      }
    }
  `,
  [place, refused],
);

export const exportPersonDocument = graphql(
  `
    mutation ExportPerson($sought: PersonSought!, $key: String!) {
      exportPerson(sought: $sought, key: $key) {
        __typename
        ... on PersonExport {
          path
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

const requested = graphql(`
  fragment PersonRequestParts on PersonRequest @_unmask {
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
      amount
      unit
      overdue
    }
    staffName
    answeredAt
    answeredName
    answeredOver
  }
`);

export const personRequestsDocument = graphql(
  `
    query PersonRequests($open: Boolean!, $first: Int!, $after: String) {
      personRequests(open: $open, first: $first, after: $after) {
        edges {
          node {
            ...PersonRequestParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [requested],
);

export const personRequestDocument = graphql(
  `
    query PersonRequest($id: ID!) {
      personRequest(id: $id) {
        request {
          ...PersonRequestParts
        }
        askedBy
        reason
        erased
        letterZh
        letterEn
        places {
          ...PersonPlaceParts
        }
      }
    }
  `,
  [requested, place],
);
export type OpenedPersonRequest = NonNullable<ResultOf<typeof personRequestDocument>['personRequest']>;

export const openPersonRequestDocument = graphql(
  `
    mutation OpenPersonRequest(
      $wants: RequestWants!
      $sought: PersonSought!
      $askedBy: String!
      $reason: String!
      $key: String!
    ) {
      openPersonRequest(wants: $wants, sought: $sought, askedBy: $askedBy, reason: $reason, key: $key) {
        __typename
        ...PersonRequestParts
        ...RefusedParts
      }
    }
  `,
  [requested, refused],
);

export const decidePersonRequestDocument = graphql(
  `
    mutation DecidePersonRequest($id: ID!, $key: String!) {
      decidePersonRequest(id: $id, key: $key) {
        __typename
        ...PersonRequestParts
        ...RefusedParts
      }
    }
  `,
  [requested, refused],
);

export const answerPersonRequestDocument = graphql(
  `
    mutation AnswerPersonRequest($id: ID!, $over: AnswerWay!, $key: String!) {
      answerPersonRequest(id: $id, over: $over, key: $key) {
        __typename
        ...PersonRequestParts
        ...RefusedParts
      }
    }
  `,
  [requested, refused],
);
export type PersonFound = Extract<ResultOf<typeof findPersonDocument>['findPerson'], { __typename: 'PersonFound' }>;
