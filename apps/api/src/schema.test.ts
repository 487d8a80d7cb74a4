import { type GraphQLArgument, GraphQLObjectType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { mustRunBare } from './http/graphql.ts';
import { buildApiSchema } from './schema.ts';

const schema = buildApiSchema();
const named = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const withFields = named.filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type));

test('every type, field and argument says what it is', () => {
  const scalars = ['Boolean', 'Float', 'ID', 'Int', 'String'];
  const roots = ['Query', 'Mutation'];
  const silent = [
    ...named
      .filter((type) => !type.description && ![...scalars, ...roots].includes(type.name))
      .map((type) => type.name),
    ...withFields.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...(('args' in field ? field.args : []) as readonly GraphQLArgument[])
          .filter((arg) => !arg.description)
          .map((arg) => `${type.name}.${field.name}(${arg.name})`),
      ]),
    ),
  ];
  expect(silent).toEqual([]);
});

test('only roots, four fields of a record and a proof’s record have resolvers', () => {
  const resolved = withFields
    .filter((type) => isObjectType(type))
    .filter((type) => !['Query', 'Mutation'].includes(type.name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.resolve !== undefined)
        .map((field) => `${type.name}.${field.name}`),
    );
  expect(resolved.sort()).toEqual([
    'FilingRecord.actions',
    'FilingRecord.changeRules',
    'FilingRecord.openOrder',
    'FilingRecord.partners',
    'RecordProof.record',
  ]);
});

test('every step takes an idempotency key; decisions take the version seen', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const without = (name: string) =>
    mutations
      .filter((field) => !field.args.some((arg: { name: string }) => arg.name === name))
      .map((field) => field.name)
      .sort();
  expect(mutations).toHaveLength(75);
  expect(without('key')).toEqual(['heartbeat', 'saveDeskDraft', 'search']);
  expect(without('version')).toEqual([
    'addBureau',
    'addNote',
    'addQueueView',
    'answerAdvice',
    'applyRebalance',
    'arrangeQueue',
    'assign',
    'assignOrders',
    'changeAvailability',
    'changeBureau',
    'changeCalendar',
    'changeDigest',
    'changeNoticeLanguage',
    'changeQueueView',
    'changeSecondLookRules',
    'changeSetting',
    'changeSkills',
    'claim',
    'confirmCurtain',
    'dismissAnswer',
    'escalate',
    'fetchBureauAppPhoto',
    'giveSecondLook',
    'handleRectification',
    'heartbeat',
    'logCall',
    'logCallback',
    'markIncidentSeen',
    'matchAnswer',
    'openOrder',
    'orderQueueViews',
    'pauseBureau',
    'proveRecord',
    'pushOrders',
    'recordVerdict',
    'release',
    'removeQueueView',
    'requestAdvice',
    'requestCurtain',
    'requestSubmissionFile',
    'resumeBureau',
    'resyncBureau',
    'saveDeskDraft',
    'search',
    'sendNow',
    'settleEscalation',
    'settleUnknownSubmission',
    'shipCurtain',
    'skip',
    'takeNext',
    'takeSecondLook',
    'testBureau',
    'undoReassignment',
    'verifyDomains',
  ]);
  const ownResults: Record<string, string> = {
    addBureau: 'BureauResult!',
    applyRebalance: 'OrdersMovedResult!',
    changeBureau: 'BureauResult!',
    changeCalendar: 'CalendarChangeResult!',
    testBureau: 'BureauResult!',
    undoReassignment: 'OrdersMovedResult!',
    resyncBureau: 'BureauResult!',
    sendNow: 'BureauResult!',
    markIncidentSeen: 'IncidentResult!',
    changeNoticeLanguage: 'ViewerResult!',
    changeSetting: 'SettingResult!',
    changeAvailability: 'SkillsResult!',
    changeSkills: 'SkillsResult!',
    saveDeskDraft: 'DeskDraftResult!',
    search: 'SearchResult!',
    takeNext: 'NextResult!',
    assignOrders: 'OrdersAssignedResult!',
    dismissAnswer: 'UnmatchedAnswerResult!',
    handleRectification: 'RectificationResult!',
    matchAnswer: 'UnmatchedAnswerResult!',
    requestSubmissionFile: 'SubmissionFileResult!',
    pauseBureau: 'ConnectionResult!',
    resumeBureau: 'ConnectionResult!',
    proveRecord: 'ProofResult!',
    addQueueView: 'QueueDeskResult!',
    changeQueueView: 'QueueDeskResult!',
    removeQueueView: 'QueueDeskResult!',
    orderQueueViews: 'QueueDeskResult!',
    arrangeQueue: 'QueueDeskResult!',
    settleUnknownSubmission: 'SettleSubmissionResult!',
    pushOrders: 'PushOrdersResult!',
    takeSecondLook: 'SecondLookResult!',
    giveSecondLook: 'SecondLookResult!',
    changeSecondLookRules: 'SecondLookRulesResult!',
  };
  for (const field of mutations) expect(String(field.type)).toBe(ownResults[field.name] ?? 'OrderResult!');
});

test('a plugin that wraps fields is refused', () => {
  const wrapped = buildApiSchema();
  expect(() => mustRunBare(wrapped)).not.toThrow();
  const order = wrapped.getType('Order');
  if (!(order instanceof GraphQLObjectType)) throw new Error('no Order');
  const field = order.getFields().number;
  if (field !== undefined) field.resolve = () => null;
  expect(() => mustRunBare(wrapped)).toThrow('Order.number');
});
