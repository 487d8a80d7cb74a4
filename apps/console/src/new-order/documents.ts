import { graphql, type ResultOf } from '../graphql.ts';
import { action, refused } from '../order/fragments.ts';

/** What the applicant's page of an order shows. */
const fill = graphql(
  `
    fragment FillParts on Order @_unmask {
      id
      number
      kind
      kindLabel
      state
      stateLabel
      provinceName
      version
      subjectName
      filingNumber
      submittedAt
      due {
        at
        label
      }
      actions {
        ...ActionParts
        acknowledge {
          code
          message
          suggestion
        }
      }
      items {
        key
        label
        group
        masked
        erased
        registered
        now
        changed
        reasons {
          code
          label
          advice
        }
        findings {
          ruleId
          outcome
          message
          suggestion
        }
        material {
          id
          label
          thumbnailUrl
        }
      }
      requiredMaterials {
        kind
        label
        attached
        afterReview
        rules {
          text
        }
      }
      orderReasons {
        code
        label
        advice
      }
      domainChecks {
        domain
        checks {
          check
          label
          outcome
          message
          suggestion
        }
      }
      verificationForm {
        url
        outdated
      }
      timeline {
        id
        label
        actorName
        at
        detail
      }
      plan {
        label
        between
        steps {
          orderId
          orderNumber
          kindLabel
          stateLabel
          waits
        }
      }
    }
  `,
  [action],
);

const answer = graphql(
  `
    fragment FillAnswer on OrderResult @_unmask {
      __typename
      ... on Order {
        ...FillParts
      }
      ...RefusedParts
    }
  `,
  [fill, refused],
);

export const fillOrderDocument = graphql(
  `
    query FillOrder($id: ID!) {
      viewer {
        now
      }
      order(id: $id) {
        ...FillParts
      }
    }
  `,
  [fill],
);

export const saveDraftDocument = graphql(
  `
    mutation SaveDraft($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
      done: saveDraft(id: $id, version: $version, fields: $fields, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [answer],
);

export const attachMaterialDocument = graphql(
  `
    mutation AttachMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $key: String!) {
      done: attachMaterial(id: $id, version: $version, material: $material, uploadId: $uploadId, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [answer],
);

export const removeMaterialDocument = graphql(
  `
    mutation RemoveMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $key: String!) {
      done: removeMaterial(id: $id, version: $version, material: $material, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [answer],
);

export const submitDocument = graphql(
  `
    mutation Submit($id: ID!, $version: Int!, $acknowledged: [String!], $key: String!) {
      done: submit(id: $id, version: $version, acknowledged: $acknowledged, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [answer],
);

/** Events without input besides order and version. */
export const plainEvents = {
  withdraw: graphql(
    `
      mutation Withdraw($id: ID!, $version: Int!, $key: String!) {
        done: withdraw(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  abandon: graphql(
    `
      mutation Abandon($id: ID!, $version: Int!, $key: String!) {
        done: abandon(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
  submitPhoto: graphql(
    `
      mutation SubmitPhoto($id: ID!, $version: Int!, $key: String!) {
        done: submitPhoto(id: $id, version: $version, key: $key) {
          ...FillAnswer
        }
      }
    `,
    [answer],
  ),
} as const;

export const verifyDomainsDocument = graphql(
  `
    mutation VerifyDomains($id: ID!, $key: String!) {
      done: verifyDomains(id: $id, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [answer],
);

export const dryRunDocument = graphql(
  `
    query DryRun($id: ID!, $acknowledged: [String!]) {
      changeOrderDryRun(id: $id, acknowledged: $acknowledged) {
        __typename
        ... on DryRun {
          passes
          refused {
            code
            field
            message
            suggestion
          }
          returned {
            code
            field
            message
            suggestion
          }
          reviewed {
            code
            field
            message
            suggestion
          }
          answers {
            source
            about
            use
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const ownRecordsDocument = graphql(`
  query OwnRecords($search: String, $after: String) {
    records(first: 20, search: $search, after: $after) {
      edges {
        node {
          id
          filingNumber
          name
          provinceName
          websites {
            id
            domains
          }
          openOrder {
            id
            number
            stateLabel
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const kindActions = graphql(`
  fragment KindActions on Action @_unmask {
    event
    presence
    reasons {
      code
      message
      suggestion
    }
  }
`);

/** A record with what may be opened for it, kind by kind. */
export const recordKindsDocument = graphql(
  `
    query RecordKinds($id: ID!) {
      record(id: $id) {
        id
        filingNumber
        name
        provinceName
        websites {
          id
          name
          domains
          ours
          accesses {
            id
            ours
          }
        }
        openOrder {
          id
          number
          kindLabel
          stateLabel
        }
        changeRules {
          move
          label
          answer
          wayOut
        }
        CHANGE_WEBSITE: actions(kind: CHANGE_WEBSITE) {
          ...KindActions
        }
        CHANGE_SUBJECT: actions(kind: CHANGE_SUBJECT) {
          ...KindActions
        }
        CHANGE_BOTH: actions(kind: CHANGE_BOTH) {
          ...KindActions
        }
        CHANGE_ACCESS: actions(kind: CHANGE_ACCESS) {
          ...KindActions
        }
        NEW_WEBSITE: actions(kind: NEW_WEBSITE) {
          ...KindActions
        }
        NEW_ACCESS: actions(kind: NEW_ACCESS) {
          ...KindActions
        }
        CANCEL_WEBSITE: actions(kind: CANCEL_WEBSITE) {
          ...KindActions
        }
        CANCEL_SUBJECT: actions(kind: CANCEL_SUBJECT) {
          ...KindActions
        }
        CANCEL_ACCESS: actions(kind: CANCEL_ACCESS) {
          ...KindActions
        }
      }
    }
  `,
  [kindActions],
);

export const openOrderDocument = graphql(
  `
    mutation OpenOrder(
      $recordId: ID
      $websiteId: ID
      $accessId: ID
      $kind: OrderKind!
      $province: String
      $key: String!
    ) {
      done: openOrder(
        recordId: $recordId
        websiteId: $websiteId
        accessId: $accessId
        kind: $kind
        province: $province
        key: $key
      ) {
        __typename
        ... on Order {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const planPreviewDocument = graphql(
  `
    query PlanPreview($recordId: ID!, $plan: PlanName!, $websiteId: ID) {
      planPreview(recordId: $recordId, plan: $plan, websiteId: $websiteId) {
        __typename
        ... on PlanPreview {
          label
          between
          steps {
            kind
            kindLabel
          }
          mostSeconds
          stillSeconds
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const openPlanDocument = graphql(
  `
    mutation OpenPlan($recordId: ID!, $plan: PlanName!, $websiteId: ID, $key: String!) {
      done: openPlan(recordId: $recordId, plan: $plan, websiteId: $websiteId, key: $key) {
        __typename
        ... on Plan {
          steps {
            orderId
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type FillOrder = ResultOf<typeof fill>;
export type FillItem = FillOrder['items'][number];
export type FillAction = FillOrder['actions'][number];
export type OrderAnswer = ResultOf<typeof saveDraftDocument>['done'];
export type RequiredMaterial = FillOrder['requiredMaterials'][number];
export type DryRun = Extract<ResultOf<typeof dryRunDocument>['changeOrderDryRun'], { __typename: 'DryRun' }>;
export type Reason = DryRun['refused'][number];
export type RecordKinds = NonNullable<ResultOf<typeof recordKindsDocument>['record']>;
export type OwnRecord = ResultOf<typeof ownRecordsDocument>['records']['edges'][number]['node'];
