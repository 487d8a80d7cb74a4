import { graphql, type ResultOf } from '../../graphql.ts';

export const qualityDocument = graphql(`
  query Quality($days: Int!) {
    quality(days: $days) {
      days
      countedUntil
      handledUntil
      all
      open
      figures {
        dimension
        value
        label
        decided
        returned
        pushed
        rounds
        pushedFirst
        late
        escapes
        drawn
        looked
        lapsed
        caught
        missed
        strict
        passPass
        passReturn
        returnPass
        returnReturn
        items
        alike
        kappa
      }
      handling {
        dimension
        value
        label
        duty
        dutyLabel
        decisions
        half
        most
      }
    }
  }
`);

export type Quality = ResultOf<typeof qualityDocument>['quality'];
export type Figures = Quality['figures'][number];
export type Dimension = Figures['dimension'];

export const page = graphql(`
  fragment PageParts on PageInfo @_unmask {
    hasNextPage
    endCursor
  }
`);

export const lateFindingsDocument = graphql(
  `
    query LateFindings($filter: QualityFilter, $after: String) {
      list: lateFindings(filter: $filter, first: 50, after: $after) {
        totalCount
        totalIsCapped
        pageInfo {
          ...PageParts
        }
        edges {
          node {
            id
            orderId
            orderNumber
            item
            itemLabel
            round
            reasons
            staffName
            passedByName
            passedRound
            at
          }
        }
      }
    }
  `,
  [page],
);

export const escapesDocument = graphql(
  `
    query Escapes($filter: QualityFilter, $after: String) {
      list: escapes(filter: $filter, first: 50, after: $after) {
        totalCount
        totalIsCapped
        pageInfo {
          ...PageParts
        }
        edges {
          node {
            id
            orderId
            orderNumber
            provinceName
            kindLabel
            at
            code
            itemLabel
            reason
            ruleLabel
            passedByName
          }
        }
      }
    }
  `,
  [page],
);

export const orderRoundsDocument = graphql(
  `
    query OrderRounds($filter: QualityFilter, $after: String) {
      list: orderRounds(filter: $filter, first: 50, after: $after) {
        totalCount
        totalIsCapped
        pageInfo {
          ...PageParts
        }
        edges {
          node {
            id
            orderId
            orderNumber
            provinceName
            kindLabel
            at
            rounds
            approvedByName
          }
        }
      }
    }
  `,
  [page],
);

export type LateFinding = ResultOf<typeof lateFindingsDocument>['list']['edges'][number]['node'];
export type Escape = ResultOf<typeof escapesDocument>['list']['edges'][number]['node'];
export type OrderRounds = ResultOf<typeof orderRoundsDocument>['list']['edges'][number]['node'];
