import { enumOf, fieldsOf, objectOf } from '../fields/field-rows.ts';
import { CURTAIN_CUT_OFF_HOUR, type CurtainState } from './curtain.ts';

export const curtainFields = fieldsOf(
  'Curtain',
  'A curtain that goes to an applicant by mail 幕布, and how far it is on its way. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    orderId: { shape: 'ID', description: "The order's global id." },
    orderNumber: { shape: 'String', description: "The order's number." },
    filingNumber: { shape: 'String', description: '备案号' },
    subjectName: { shape: 'String', description: '主办单位名称' },
    partnerName: { shape: 'String', description: "The partner's name." },
    state: { shape: enumOf<CurtainState>('CurtainState'), description: 'How far it is.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    province: { shape: 'String', description: 'GB/T 2260 code of the province that it goes to.' },
    provinceName: { shape: 'String', description: "Name of that province, in the caller's language." },
    consignee: { shape: 'String', description: 'Who receives it 收件人; masked for staff, but in `curtain`.' },
    mobile: { shape: 'String', description: 'Their mobile; masked for staff, but in `curtain`.' },
    city: { shape: 'String', description: 'The city that it goes to.' },
    address: { shape: 'String', description: 'The address in the city; masked for staff, but in `curtain`.' },
    masked: { shape: 'Boolean', description: 'Consignee, mobile and address are masked.' },
    requestedAt: { shape: 'DateTime', description: 'When it was asked for.' },
    shipBy: {
      shape: 'Date',
      nullable: true,
      description: `Shanghai day, YYYY-MM-DD, on which it is to leave: asked for before ${CURTAIN_CUT_OFF_HOUR}:00 the same working day; null: it has left.`,
    },
    courier: { shape: 'String', nullable: true, description: 'Who carries it 快递公司; null: not sent.' },
    trackingNumber: { shape: 'String', nullable: true, description: '运单号; null: not sent.' },
    shippedAt: { shape: 'DateTime', nullable: true, description: 'When it was sent.' },
    staffName: { shape: 'String', nullable: true, description: 'Who sent it; null for partners.' },
    arrivesFrom: {
      shape: 'Date',
      nullable: true,
      description: 'The first Shanghai day on which it may arrive, YYYY-MM-DD.',
    },
    arrivesBy: {
      shape: 'Date',
      nullable: true,
      description: 'The Shanghai day until which it is expected, YYYY-MM-DD.',
    },
    deliveredAt: { shape: 'DateTime', nullable: true, description: 'When it arrived.' },
    actions: {
      shape: objectOf<unknown>('Action'),
      list: true,
      description: 'What the caller may do with it: `shipCurtain`, `confirmCurtain`.',
    },
  },
);
