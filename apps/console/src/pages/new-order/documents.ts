import { graphql, type ResultOf, type VariablesOf } from '../../graphql.ts';
import { action, refused } from '../../order/fragments.ts';
import { material, paperReading } from '../../order/part-fragments.ts';

/** What the applicant's page of an order shows. */
const fill = graphql(
  `
    fragment FillParts on Order @_unmask {
      id
      number
      reference
      metadata {
        key
        value
      }
      kind
      kindLabel
      state
      stateLabel
      province
      provinceName
      version
      subjectName
      filingNumber
      lastNotice {
        at
        label
        text
        steps
        doneBy
      }
      filedNumbers {
        subject
        website
        domains
        html
        steps
      }
      record {
        elsewhere
      }
      submittedAt
      due {
        at
        label
        deadline
        missed
        left {
          amount
          unit
          overdue
        }
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
        valueLabels {
          value
          label
        }
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
        paperReadings {
          ...PaperReadingParts
        }
        paperState
        paperPlace
        material {
          ...MaterialParts
        }
      }
      requiredMaterials {
        kind
        label
        attached
        afterReview
        instruction
        templateUrl
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
      edition
      handOverEdition
      eta {
        p90At
      }
      photoGuide {
        method
        methodLabel
        curtainOwnedSince
        steps {
          id
          groupLabel
          text
        }
      }
      curtain {
        state
        stateLabel
        consignee
        city
        address
        shipBy
        courier
        trackingNumber
        arrivesFrom
        arrivesBy
      }
      bureauAppPhoto {
        stateLabel
        problem {
          message
          suggestion
        }
        thumbnailUrl
      }
      faceCheck {
        stateLabel
        outcomeLabel
        advice
      }
      smsChecks {
        id
        person
        phone
        stateLabel
        deadline
        closed
        wrongEntries
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
        stopped
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
  [action, material, paperReading],
);

/** What an event of the applicant answers. */
export const fillAnswer = graphql(
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

/** The generated documents have the events whose input is flat. */
export const requestCurtainDocument = graphql(
  `
    mutation RequestCurtain($id: ID!, $address: CurtainAddressInput!, $acknowledged: [String!], $key: String!) {
      done: requestCurtain(id: $id, address: $address, acknowledged: $acknowledged, key: $key) {
        ...FillAnswer
      }
    }
  `,
  [fillAnswer],
);

export const createUploadLinkDocument = graphql(
  `
    mutation CreateUploadLink($id: ID!, $material: MaterialKind!, $key: String!) {
      done: createUploadLink(id: $id, material: $material, key: $key) {
        __typename
        ... on UploadLink {
          path
          uploads
          expiresAt
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const createFaceCheckLinkDocument = graphql(
  `
    mutation CreateFaceCheckLink($id: ID!, $key: String!) {
      done: createFaceCheckLink(id: $id, key: $key) {
        __typename
        ... on FaceCheckLink {
          path
          tries
          expiresAt
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

/** Whether somebody else has changed the order: cheaper than to read it whole. */
export const orderVersionDocument = graphql(`
  query OrderVersion($id: ID!) {
    order(id: $id) {
      id
      version
    }
  }
`);

export type FillOrder = ResultOf<typeof fill>;
export type CurtainAddress = VariablesOf<typeof requestCurtainDocument>['address'];
export type FillItem = FillOrder['items'][number];
export type OrderAnswer = ResultOf<typeof fillAnswer>;
export type RequiredMaterial = FillOrder['requiredMaterials'][number];
export type DryRun = Extract<ResultOf<typeof dryRunDocument>['changeOrderDryRun'], { __typename: 'DryRun' }>;
export type Reason = DryRun['refused'][number];
