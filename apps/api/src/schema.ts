import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { StaffAccountResolver } from './account/account.resolver.ts';
import { AnswerResolver } from './answer/answer.resolver.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { BoardResolver } from './board/board.resolver.ts';
import { BureauResolver } from './bureau/bureau.resolver.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { CodeResolver } from './code/code.resolver.ts';
import { CurtainResolver } from './curtain/curtain.resolver.ts';
import { hideDeskFields } from './desk-fields.ts';
import { ErrorCodeResolver } from './error-code/error-code.resolver.ts';
import { EtaResolver } from './eta/eta.resolver.ts';
import { FirstRunResolver } from './first-run/first-run.resolver.ts';
import { FollowResolver } from './follow/follow.resolver.ts';
import { ForecastResolver } from './forecast/forecast.resolver.ts';
import { GatewayMutations } from './gateway/gateway.mutations.ts';
import { IncidentResolver } from './incident/incident.resolver.ts';
import { declareBounds } from './inputs/bounds.ts';
import { addNamesByConvention } from './naming/rename.ts';
import { ApplicantMutations } from './order/applicant.mutations.ts';
import { ColleagueMutations } from './order/colleague.mutations.ts';
import { DryRunResolver } from './order/dry-run.resolver.ts';
import { EventMutations } from './order/event.mutations.ts';
import { HandOverResolver } from './order/hand-over.resolver.ts';
import { NextResolver } from './order/next.resolver.ts';
import { OrderResolver } from './order/order.resolver.ts';
import { takeTypedContent } from './order/order-content.ts';
import { PaperMutations } from './order/paper.mutations.ts';
import { UploadResolver } from './order/upload.resolver.ts';
import { PartnerAccountResolver } from './partner/account.resolver.ts';
import { PartnerManagementResolver } from './partner/manage.resolver.ts';
import { Partner } from './partner/partner.type.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { PlanResolver } from './plan/plan.resolver.ts';
import { ProvinceResolver } from './province/province.resolver.ts';
import { QualityResolver } from './quality/quality.resolver.ts';
import { SpotCheckResolver } from './quality/spot-check.resolver.ts';
import { QueueResolver } from './queue/queue.resolver.ts';
import { ReasonResolver } from './reason/reason.resolver.ts';
import { ReassignmentResolver } from './reassignment/reassignment.resolver.ts';
import { ClaimResolver } from './record/claim.resolver.ts';
import { KindLookupResolver } from './record/kind-lookup.resolver.ts';
import { ProofResolver } from './record/proof.resolver.ts';
import { RecordResolver } from './record/record.resolver.ts';
import { RecordHistoryResolver } from './record/record-history.resolver.ts';
import { TestRecordsResolver } from './record/test-records.resolver.ts';
import { TransferResolver } from './record/transfer.resolver.ts';
import { RectificationResolver } from './rectification/rectification.resolver.ts';
import { withReleasedDirectives } from './released-directives.ts';
import { RetentionResolver } from './retention/retention.resolver.ts';
import { RevealResolver } from './reveal/reveal.resolver.ts';
import { EscapesResolver } from './rule-book/escapes.resolver.ts';
import { RulePreviewResolver } from './rule-book/preview.resolver.ts';
import { RuleDraftResolver } from './rule-book/rule-draft.resolver.ts';
import { OwnTextResolver } from './rule-book/text.resolver.ts';
import { SearchResolver } from './search/search.resolver.ts';
import { SettingResolver } from './setting/setting.resolver.ts';
import { DigestResolver } from './staff/digest.resolver.ts';
import { SkillsResolver } from './staff/skills.resolver.ts';
import { StaffResolver } from './staff/staff.resolver.ts';
import { StaffMember } from './staff/staff.type.ts';
import { StaffNoticeResolver } from './staff-notice/staff-notice.resolver.ts';
import { SubmissionResolver } from './submission/submission.resolver.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';
import { WebhookResolver } from './webhook/webhook.resolver.ts';
import { WorkersResolver } from './workers/workers.resolver.ts';

/** TypeGraphQL requires a PubSub; our subscriptions read the event log instead. */
const noPubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('a subscription names its own source');
  },
};

const resolvers = [
  ViewerResolver,
  OrderResolver,
  DryRunResolver,
  EtaResolver,
  PlanResolver,
  UploadResolver,
  QueueResolver,
  BoardResolver,
  AuditResolver,
  ForecastResolver,
  ReassignmentResolver,
  WorkersResolver,
  QualityResolver,
  SpotCheckResolver,
  EscapesResolver,
  RecordResolver,
  RecordHistoryResolver,
  SearchResolver,
  ProofResolver,
  TransferResolver,
  ClaimResolver,
  KindLookupResolver,
  TestRecordsResolver,
  ProvinceResolver,
  RuleDraftResolver,
  OwnTextResolver,
  ErrorCodeResolver,
  ReasonResolver,
  CodeResolver,
  ApplicantMutations,
  EventMutations,
  PaperMutations,
  ColleagueMutations,
  NextResolver,
  HandOverResolver,
  AnswerResolver,
  RectificationResolver,
  BureauResolver,
  RulePreviewResolver,
  SubmissionResolver,
  StaffNoticeResolver,
  IncidentResolver,
  GatewayMutations,
  CurtainResolver,
  SettingResolver,
  RetentionResolver,
  PersonResolver,
  CalendarResolver,
  StaffAccountResolver,
  StaffResolver,
  SkillsResolver,
  WebhookResolver,
  FirstRunResolver,
  FollowResolver,
  PartnerAccountResolver,
  PartnerManagementResolver,
  DigestResolver,
  RevealResolver,
] as const;

/**
 * The whole schema, with a bound for each text and list input. No global middleware and no class validation: guards and zod check the
 * inputs.
 */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers],
    orphanedTypes: [Partner, StaffMember],
    validate: false,
    pubSub: noPubSub,
  });
  return declareBounds(withReleasedDirectives(addNamesByConvention(takeTypedContent(hideDeskFields(schema)))));
}
