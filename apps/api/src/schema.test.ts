import { deskFields, scopeOfField, scopeOfOperation, unscopedOperations } from '@beian/domain/partner';
import { GraphQLObjectType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { fieldCosts, routeCosts } from './cost/cost-table.ts';
import { assertNoFieldResolvers } from './http/graphql.ts';
import { renamedFields } from './naming/renamed-fields.ts';
import { buildApiSchema } from './schema.ts';
import { deskMutations, deskQueries } from './testing/desk-roots.ts';

const schema = buildApiSchema();
const named = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const rootNames = ['Query', 'Mutation', 'Subscription'];
const withFields = named.filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type));

test("only roots, four fields of a record, a proof's record, desk fields and fields under a new name have resolvers", () => {
  const resolved = withFields
    .filter((type) => isObjectType(type))
    .filter((type) => !rootNames.includes(type.name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.resolve !== undefined)
        .map((field) => `${type.name}.${field.name}`),
    );
  expect(resolved.sort()).toEqual(
    [
      'FilingRecord.actions',
      'FilingRecord.changeRules',
      'FilingRecord.openOrder',
      'FilingRecord.orderOptions',
      'FilingRecord.planOptions',
      'RecordProof.record',
      ...Object.entries(deskFields).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
      ...renamedFields.map(({ at, to }) => `${at.split('.')[0]}.${to}`),
    ].sort(),
  );
});

test('every mutation takes an idempotency key, and decisions take the version seen', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const without = (name: string) =>
    mutations
      .filter((field) => !field.args.some((arg: { name: string }) => arg.name === name))
      .map((field) => field.name)
      .sort();
  expect(mutations).toHaveLength(132);
  const renamed = ['abandonOrder', 'submitOrder', 'withdrawOrder'];
  expect(without('key')).toEqual(
    [...renamed, 'findPerson', 'heartbeat', 'saveDeskDraft', 'search', 'seeStaffNotices'].sort(),
  );
  const ofPartners = mutations
    .map(({ name }) => name)
    .filter((name) => scopeOfOperation.has(name) && name !== 'search');
  expect(without('idempotencyKey').filter((name) => ofPartners.includes(name))).toEqual([]);
  expect(without('version')).toEqual([
    'addBureau',
    'addNote',
    'addQueueView',
    'advanceTestOrder',
    'answerAdvice',
    'answerPersonRequest',
    'answerVerificationTask',
    'applyRebalance',
    'arrangeQueue',
    'assign',
    'assignOrders',
    'changeAvailability',
    'changeBureau',
    'changeCalendar',
    'changeDigest',
    'changeNoticeLanguage',
    'changePartner',
    'changePartnerLimits',
    'changeQueueView',
    'changeRetention',
    'changeSecondLookRules',
    'changeSetting',
    'changeSkills',
    'changeStaffRoles',
    'claim',
    'closePartner',
    'closeStaff',
    'confirmCurtain',
    'createFaceCheckLink',
    'createPartner',
    'createPartnerKey',
    'createTestRecords',
    'createTestRectification',
    'createUploadLink',
    'createUploadTicket',
    'createWebhookEndpoint',
    'decidePersonRequest',
    'deleteWebhookEndpoint',
    'dismissAnswer',
    'endOtherSessions',
    'endRefusedSubmission',
    'endSession',
    'endStaffSessions',
    'escalate',
    'exportPerson',
    'fetchBureauAppPhoto',
    'findPerson',
    'giveSecondLook',
    'giveUpFile',
    'grantPartnerRecord',
    'handleRectification',
    'heartbeat',
    'invitePartnerPerson',
    'inviteStaff',
    'linkRectification',
    'logCall',
    'logCallback',
    'lookUpOrderKind',
    'markIncidentSeen',
    'matchAnswer',
    'openOrder',
    'openPersonRequest',
    'openPlan',
    'openStaff',
    'orderQueueViews',
    'pauseBureau',
    'proveRecord',
    'pushOrders',
    'recordVerdict',
    'release',
    'removeQueueView',
    'reopenPartner',
    'replayPartnerEvents',
    'requestAdvice',
    'requestCurtain',
    'requestSubmissionFile',
    'resetSecondFactor',
    'resetStaff',
    'resumeBureau',
    'resyncBureau',
    'retryNow',
    'revealOrderField',
    'revealRecordField',
    'revokePartnerKey',
    'rotatePartnerKey',
    'rotateWebhookSecret',
    'saveDeskDraft',
    'search',
    'seeRevealAlarm',
    'seeStaffNotices',
    'sendNow',
    'sendVerificationMaterial',
    'setRectificationDue',
    'settleAlarm',
    'settleEscalation',
    'settleUnknownSubmission',
    'shipCurtain',
    'skip',
    'takeNext',
    'takeSecondLook',
    'testBureau',
    'testConnection',
    'testWebhookEndpoint',
    'undoReassignment',
    'updateOrderReference',
    'updateWebhookEndpoint',
    'verifyDomains',
    'withdrawPartnerRecord',
  ]);
  const ownResults: Record<string, string> = {
    addBureau: 'BureauResult!',
    applyRebalance: 'OrdersMovedResult!',
    changeBureau: 'BureauResult!',
    changeCalendar: 'CalendarChangeResult!',
    testBureau: 'BureauResult!',
    testConnection: 'ConnectionTestResult!',
    undoReassignment: 'OrdersMovedResult!',
    resyncBureau: 'BureauResult!',
    sendNow: 'BureauResult!',
    giveUpFile: 'IncidentResult!',
    markIncidentSeen: 'IncidentResult!',
    changeNoticeLanguage: 'ViewerResult!',
    createFaceCheckLink: 'FaceCheckLinkResult!',
    createUploadLink: 'UploadLinkResult!',
    createUploadTicket: 'UploadTicketResult!',
    changeSetting: 'SettingResult!',
    changeRetention: 'RetentionResult!',
    revealOrderField: 'RevealResult!',
    revealRecordField: 'RevealResult!',
    seeRevealAlarm: 'RevealAlarmResult!',
    seeStaffNotices: 'SeeStaffNoticesResult!',
    findPerson: 'PersonFoundResult!',
    exportPerson: 'PersonExportResult!',
    openPersonRequest: 'PersonRequestResult!',
    decidePersonRequest: 'PersonRequestResult!',
    answerPersonRequest: 'PersonRequestResult!',
    changeAvailability: 'SkillsResult!',
    changeSkills: 'SkillsResult!',
    saveDeskDraft: 'DeskDraftResult!',
    search: 'SearchResult!',
    takeNext: 'NextResult!',
    assignOrders: 'OrdersAssignedResult!',
    dismissAnswer: 'UnmatchedAnswerResult!',
    answerVerificationTask: 'RectificationResult!',
    sendVerificationMaterial: 'RectificationResult!',
    handleRectification: 'RectificationResult!',
    linkRectification: 'RectificationResult!',
    setRectificationDue: 'RectificationResult!',
    matchAnswer: 'UnmatchedAnswerResult!',
    requestSubmissionFile: 'SubmissionFileResult!',
    pauseBureau: 'ConnectionResult!',
    resumeBureau: 'ConnectionResult!',
    proveRecord: 'ProofResult!',
    lookUpOrderKind: 'OrderKindLookupResult!',
    changeDigest: 'DigestResult!',
    createPartnerKey: 'PartnerKeyResult!',
    rotatePartnerKey: 'PartnerKeyResult!',
    revokePartnerKey: 'PartnerKeyResult!',
    ...Object.fromEntries(
      [
        ...['createPartner', 'changePartner', 'closePartner', 'reopenPartner', 'changePartnerLimits'],
        ...['grantPartnerRecord', 'withdrawPartnerRecord'],
      ].map((name) => [name, 'PartnerAccountResult!']),
    ),
    addQueueView: 'QueueDeskResult!',
    changeQueueView: 'QueueDeskResult!',
    removeQueueView: 'QueueDeskResult!',
    orderQueueViews: 'QueueDeskResult!',
    arrangeQueue: 'QueueDeskResult!',
    endRefusedSubmission: 'SettleSubmissionResult!',
    retryNow: 'BureauResult!',
    settleAlarm: 'BureauResult!',
    settleUnknownSubmission: 'SettleSubmissionResult!',
    pushOrders: 'PushOrdersResult!',
    createWebhookEndpoint: 'WebhookEndpointResult!',
    deleteWebhookEndpoint: 'WebhookEndpointResult!',
    replayPartnerEvents: 'WebhookEndpointResult!',
    rotateWebhookSecret: 'WebhookEndpointResult!',
    testWebhookEndpoint: 'WebhookEndpointResult!',
    updateWebhookEndpoint: 'WebhookEndpointResult!',
    takeSecondLook: 'SecondLookResult!',
    giveSecondLook: 'SecondLookResult!',
    openPlan: 'PlanResult!',
    changeSecondLookRules: 'SecondLookRulesResult!',
    createTestRecords: 'TestRecordsResult!',
    ...Object.fromEntries(renamed.map((name) => [name, 'OrderPayload!'])),
    createTestRectification: 'RectificationResult!',
    endSession: 'OwnAccountResult!',
    endOtherSessions: 'OwnAccountResult!',
    ...Object.fromEntries(
      [
        ...['invitePartnerPerson', 'inviteStaff', 'resetStaff', 'resetSecondFactor', 'changeStaffRoles'],
        ...['closeStaff', 'openStaff', 'endStaffSessions'],
      ].map((name) => [name, 'StaffAccountResult!']),
    ),
  };
  for (const field of mutations) expect(String(field.type)).toBe(ownResults[field.name] ?? 'OrderResult!');
});

test("every root field has a scope or is listed as the desk's, and every row of a scope exists", () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const places = (name: string) =>
    [
      scopeOfOperation.has(name),
      unscopedOperations.includes(name),
      [...deskQueries, ...deskMutations].includes(name),
    ].filter(Boolean).length;
  expect(roots.filter((name) => places(name) !== 1)).toEqual([]);
  const operations = [...scopeOfOperation.keys()].filter((name) => !roots.includes(name));
  expect(operations.sort()).toEqual(Object.keys(routeCosts).sort());
  // A field that leads from one scope's object to another's needs that scope too.
  const nouns: Record<string, string> = { Order: 'orders:read', FilingRecord: 'records:read' };
  const crossings = withFields
    .filter((type) => isObjectType(type) && !rootNames.includes(type.name) && !/(Edge|Connection)$/.test(type.name))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        at: `${type.name}.${field.name}`,
        to: nouns[String(field.type).replace(/[[\]!]/g, '')],
      })),
    )
    .filter(({ to }) => to !== undefined);
  expect(crossings.filter(({ at, to }) => scopeOfField.get(at) !== to).map(({ at }) => at)).toEqual([]);
  for (const at of [...scopeOfField.keys(), ...Object.keys(fieldCosts)]) {
    const [type = '', field = ''] = at.split('.');
    expect((schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field], at).toBeDefined();
  }
});

test('a plugin that wraps fields is refused', () => {
  const wrapped = buildApiSchema();
  expect(() => assertNoFieldResolvers(wrapped)).not.toThrow();
  const order = wrapped.getType('Order');
  if (!(order instanceof GraphQLObjectType)) throw new Error('no Order');
  const field = order.getFields().number;
  if (field !== undefined) field.resolve = () => null;
  expect(() => assertNoFieldResolvers(wrapped)).toThrow('Order.number');
});
