import type { FillItem, FillOrder } from '../pages/new-order/documents.ts';

/** A field of an applicant's order: the name of a website, as it is filed. */
export const fillItem = (more: Partial<FillItem> = {}): FillItem => ({
  key: 'website.name',
  label: 'name',
  group: 'website',
  masked: false,
  registered: ['Old'],
  now: ['Old'],
  reasons: [],
  findings: [],
  paperReadings: [],
  paperState: 'NONE',
  paperPlace: null,
  paperStatement: null,
  material: null,
  valueLabels: [],
  ...more,
});

/** An order of an applicant, a draft of a change, without items. */
export const fillOrder = (more: Partial<FillOrder> = {}): FillOrder => ({
  id: 'order_1',
  number: 'BD1',
  kind: 'CHANGE_WEBSITE',
  kindLabel: 'Change',
  state: 'DRAFT',
  stateLabel: 'Draft',
  province: '320000',
  provinceName: 'Jiangsu',
  version: 1,
  subjectName: 'Tea',
  filingNumber: 'ICP 1',
  reference: null,
  metadata: [],
  filedNumbers: null,
  lastNotice: null,
  due: null,
  eta: null,
  record: { elsewhere: false },
  actions: [],
  items: [],
  requiredMaterials: [],
  orderReasons: [],
  domainChecks: [],
  timeline: [],
  plan: null,
  edition: '2018-06',
  handOverEdition: null,
  photoGuide: { method: 'CURTAIN', curtainOwnedSince: null, steps: [] },
  curtain: null,
  bureauAppPhoto: null,
  faceCheck: null,
  smsChecks: [],
  ...more,
});

/** An action that the order offers. */
export const fillAction = (more: Partial<FillOrder['actions'][number]> = {}): FillOrder['actions'][number] => ({
  event: 'submit',
  label: 'Submit',
  presence: 'ENABLED',
  primary: null,
  confirm: null,
  reasons: [],
  acknowledge: [],
  ...more,
});
