import { actionFragment, actionRefusedFragment, materialFragment, planFragment } from '../../generated/common.ts';
import {
  filedNumbersFragment,
  lastNoticeFragment,
  orderMetadataFragment,
  paperReadingFragment,
  paperStatementFragment,
  requiredMaterialFragment,
} from '../../generated/order.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../graphql.ts';

/** What the applicant's page of an order shows. */
const fill = graphql(
  `
    fragment FillParts on Order @_unmask {
      id
      number
      reference
      metadata {
        ...OrderMetadata
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
        ...LastNotice
      }
      filedNumbers {
        ...FiledNumbers
      }
      record {
        elsewhere
      }
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
        ...Action
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
        registered
        now
        valueLabels {
          value
          label
        }
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
          ...PaperReading
        }
        paperState
        paperPlace
        paperStatement {
          ...PaperStatement
        }
        material {
          ...Material
        }
      }
      requiredMaterials {
        ...RequiredMaterial
      }
      orderReasons {
        code
        label
        advice
      }
      serviceCode {
        code
        stateLabel
        problems
        owner
        grantedTo
        serverId
        paidUntil
        publicIps
        placesLeft
        checkedAt
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
        curtainOwnedSince
        steps {
          id
          groupLabel
          text
        }
      }
      curtain {
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
        reusedFrom
        answeredAt
      }
      smsChecks {
        id
        person
        phone
        stateLabel
        deadline
        page
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
        ...Plan
      }
    }
  `,
  [
    actionFragment,
    filedNumbersFragment,
    lastNoticeFragment,
    materialFragment,
    orderMetadataFragment,
    paperReadingFragment,
    paperStatementFragment,
    planFragment,
    requiredMaterialFragment,
  ],
);

/** What an event of the applicant answers. */
export const fillAnswer = graphql(
  `
    fragment FillAnswer on OrderResult @_unmask {
      __typename
      ... on Order {
        ...FillParts
      }
      ...ActionRefused
    }
  `,
  [fill, actionRefusedFragment],
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
