// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, planFragment } from './common.ts';

export const planPreviewStepFragment = /* @__PURE__ */ graphql(`
  fragment PlanPreviewStep on PlanPreviewStep @_unmask {
    kind
    kindLabel
  }
`);
export type PlanPreviewStep = ResultOf<typeof planPreviewStepFragment>;
export const planPreviewFragment = /* @__PURE__ */ graphql(`
  fragment PlanPreview on PlanPreview @_unmask {
    label
    between
    steps {
      ...PlanPreviewStep
    }
    mostSeconds
    stillSeconds
  }
`, [planPreviewStepFragment]);
export type PlanPreview = ResultOf<typeof planPreviewFragment>;
export const planPreviewDocument = /* @__PURE__ */ graphql(`
  query PlanPreview($websites: Int, $province: String, $websiteId: ID, $plan: PlanName!, $recordId: ID) {
    planPreview(websites: $websites, province: $province, websiteId: $websiteId, plan: $plan, recordId: $recordId) {
      __typename
      ...PlanPreview
      ...ActionRefused
    }
  }
`, [planPreviewFragment, actionRefusedFragment]);
export const openPlanDocument = /* @__PURE__ */ graphql(`
  mutation OpenPlan($key: String!, $metadata: [MetadataInput!], $uniqueReference: Boolean, $reference: String, $websites: Int, $province: String, $websiteId: ID, $plan: PlanName!, $recordId: ID) {
    done: openPlan(key: $key, metadata: $metadata, uniqueReference: $uniqueReference, reference: $reference, websites: $websites, province: $province, websiteId: $websiteId, plan: $plan, recordId: $recordId) {
      __typename
      ...Plan
      ...ActionRefused
    }
  }
`, [planFragment, actionRefusedFragment]);
