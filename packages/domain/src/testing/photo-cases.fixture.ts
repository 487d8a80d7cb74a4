import type { GuardInput } from '../order/events/all.ts';
import type { OrderFacts } from '../order/facts.ts';
import type { PhotoMethod } from '../photo/photo-method.ts';
import type { Actor } from '../staff/roles.ts';
import { branchNotTaken, type GuardCase } from './guard-cases.fixture.ts';

const applicant: Actor = { kind: 'partner', id: 'partner-one', roles: ['applicant'], name: 'One' };
const shanghai: Partial<OrderFacts> = { province: '310000' };
const byPhone: Partial<OrderFacts> = { edition: '2023-09' };
const faceCheck = (state: 'checking' | 'done'): Partial<OrderFacts> => ({
  ...byPhone,
  faceCheck: { id: 'face-one', state },
});
type AppPhoto = NonNullable<OrderFacts['appPhoto']>;
const shot = (some: Partial<AppPhoto> = {}): Partial<OrderFacts> => ({
  ...shanghai,
  appPhoto: { id: 'shot-one', state: 'fetched', hash: 'hash of FACE_PHOTO', phoneCurrent: true, ...some },
});
const photo = (takenBy: PhotoMethod): OrderFacts['photo'] => ({ takenBy, standing: null, usedElsewhere: false });
const waits: Partial<OrderFacts> = { curtain: { id: 'curtain-one', state: 'REQUESTED' } };
const sent: Partial<OrderFacts> = { curtain: { id: 'curtain-one', state: 'SHIPPED' } };
const arrived: Partial<OrderFacts> = { curtain: { id: 'curtain-one', state: 'DELIVERED' } };
const owned: Partial<OrderFacts> = { curtainOwnedSince: '2026-01-05T02:00:00.000Z' };
const to = {
  consignee: '王测试',
  mobile: '13000000001',
  province: '320000',
  city: '南京市',
  address: '玄武区测试路1号',
};
const mailed = (about: string, input: GuardInput, ...expectedCodes: string[]): GuardCase => ({
  guard: 'addressInMainland',
  about,
  actor: applicant,
  input: { ...to, ...input },
  expectedCodes,
});

export const photoCases: readonly GuardCase[] = [
  { guard: 'noPhotoNeeded', about: 'the rules ask for none', facts: { required: [] }, expectedCodes: [] },
  { guard: 'noPhotoNeeded', about: 'a change of website', expectedCodes: branchNotTaken },
  { guard: 'photoByBureauApp', about: 'Shanghai with its app', facts: shanghai, expectedCodes: [] },
  { guard: 'photoByBureauApp', about: 'Jiangsu', expectedCodes: ['PHOTO_BY_BUREAU_APP'] },
  {
    guard: 'photoByBureauApp',
    about: 'Shanghai without it',
    facts: { ...shanghai, edition: '2020-08' },
    expectedCodes: ['PHOTO_BY_BUREAU_APP'],
  },
  { guard: 'photoByFaceCheck', about: 'Jiangsu in 2026', facts: byPhone, expectedCodes: [] },
  {
    guard: 'photoByFaceCheck',
    about: 'submitted in 2018, handed over in 2026',
    facts: { handOverEdition: '2023-09' },
    expectedCodes: [],
  },
  { guard: 'photoByFaceCheck', about: 'Jiangsu in 2018', expectedCodes: ['PHOTO_BY_FACE_CHECK'] },
  { guard: 'photoTakenByMethodInForce', about: 'no photo', expectedCodes: [] },
  {
    guard: 'photoTakenByMethodInForce',
    about: 'by the method of the hand-over',
    facts: { handOverEdition: '2020-08', photo: photo('FACE_CHECK') },
    expectedCodes: [],
  },
  {
    guard: 'photoTakenByMethodInForce',
    about: 'before a curtain, and handed over once the face check is in force',
    facts: { handOverEdition: '2020-08', photo: photo('CURTAIN') },
    expectedCodes: ['PHOTO_TAKEN_BY_METHOD_IN_FORCE'],
  },
  { guard: 'photoNotUsedBefore', about: 'new', expectedCodes: [] },
  {
    guard: 'photoNotUsedBefore',
    about: 'in another order',
    facts: { photo: { ...photo('CURTAIN'), usedElsewhere: true } },
    expectedCodes: ['PHOTO_NOT_USED_BEFORE'],
  },
  { guard: 'photoMayBeUploaded', about: 'a photo in Jiangsu', input: { material: 'FACE_PHOTO' }, expectedCodes: [] },
  { guard: 'photoMayBeUploaded', about: 'a screen asks', facts: shanghai, expectedCodes: [] },
  {
    guard: 'photoMayBeUploaded',
    about: 'a certificate in Shanghai',
    facts: shanghai,
    input: { material: 'SUBJECT_CERT' },
    expectedCodes: [],
  },
  {
    guard: 'photoMayBeUploaded',
    about: 'a photo in Shanghai',
    facts: shanghai,
    input: { material: 'FACE_PHOTO' },
    expectedCodes: ['PHOTO_MAY_BE_UPLOADED'],
  },
  {
    guard: 'photoMayBeUploaded',
    about: 'a photo where the face check takes it',
    facts: byPhone,
    input: { material: 'FACE_PHOTO' },
    expectedCodes: ['PHOTO_MAY_BE_UPLOADED'],
  },
  {
    guard: 'faceCheckAwaited',
    about: 'the last check',
    facts: faceCheck('checking'),
    input: { checkId: 'face-one' },
    expectedCodes: [],
  },
  {
    guard: 'faceCheckAwaited',
    about: 'another was begun since',
    facts: faceCheck('checking'),
    input: { checkId: 'face-zero' },
    expectedCodes: ['FACE_CHECK_AWAITED'],
  },
  {
    guard: 'faceCheckAwaited',
    about: 'it has its result',
    facts: faceCheck('done'),
    input: { checkId: 'face-one' },
    expectedCodes: ['FACE_CHECK_AWAITED'],
  },
  { guard: 'bureauAppPhotoCame', about: 'it hangs on the order', facts: shot(), expectedCodes: [] },
  {
    guard: 'bureauAppPhotoCame',
    about: 'no code was entered',
    facts: shanghai,
    expectedCodes: ['BUREAU_APP_PHOTO_CAME'],
  },
  {
    guard: 'bureauAppPhotoCame',
    about: 'the code is used up',
    facts: shot({ state: 'usedUp' }),
    expectedCodes: ['BUREAU_APP_PHOTO_CAME'],
  },
  {
    guard: 'bureauAppPhotoCame',
    about: 'another picture hangs there',
    facts: shot({ hash: 'another' }),
    expectedCodes: ['BUREAU_APP_PHOTO_CAME'],
  },
  { guard: 'bureauAppPhoneFits', about: 'the same number', facts: shot(), expectedCodes: [] },
  {
    guard: 'bureauAppPhoneFits',
    about: 'the number changed since',
    facts: shot({ phoneCurrent: false }),
    expectedCodes: ['BUREAU_APP_PHONE_FITS'],
  },
  {
    guard: 'codeStillAwaited',
    about: 'the last code',
    facts: shot({ state: 'pending', hash: null }),
    input: { askingId: 'shot-one' },
    expectedCodes: [],
  },
  {
    guard: 'codeStillAwaited',
    about: 'another was entered since',
    facts: shot({ state: 'pending', hash: null }),
    input: { askingId: 'shot-zero' },
    expectedCodes: ['CODE_STILL_AWAITED'],
  },
  {
    guard: 'codeStillAwaited',
    about: 'it came already',
    facts: shot(),
    input: { askingId: 'shot-one' },
    expectedCodes: ['CODE_STILL_AWAITED'],
  },
  { guard: 'addressInMainland', about: 'a screen asks', expectedCodes: [] },
  mailed('Nanjing', {}),
  mailed('another province than the filing’s', { province: '650000', city: '乌鲁木齐市', address: '天山区测试路2号' }),
  mailed('a street of a mainland city that is called Hong Kong', {
    province: '370000',
    city: '青岛市',
    address: '香港中路3号',
  }),
  mailed('Taiwan', { province: '710000', city: '台北市', address: '测试路4号' }, 'ADDRESS_IN_MAINLAND'),
  mailed('Hong Kong', { province: '810000', city: '香港', address: '测试道5号' }, 'ADDRESS_IN_MAINLAND'),
  mailed('Macao', { province: '820000', city: '澳门', address: '测试街6号' }, 'ADDRESS_IN_MAINLAND'),
  mailed('Hong Kong under a code of Guangdong', { province: '440000', city: '香港' }, 'ADDRESS_IN_MAINLAND'),
  mailed('Taiwan in the address', { address: '台湾省台北市测试路7号' }, 'ADDRESS_IN_MAINLAND'),
  mailed('no code', { province: '江苏省' }, 'ADDRESS_IN_MAINLAND'),
  { guard: 'consigneeReachable', about: 'a screen asks', expectedCodes: [] },
  { guard: 'consigneeReachable', about: 'a mainland mobile', input: to, expectedCodes: [] },
  {
    guard: 'consigneeReachable',
    about: 'a landline',
    input: { ...to, mobile: '02588880001' },
    expectedCodes: ['CONSIGNEE_REACHABLE'],
  },
  { guard: 'noCurtainUnderway', about: 'none asked for', expectedCodes: [] },
  { guard: 'noCurtainUnderway', about: 'the last one arrived', facts: arrived, expectedCodes: [] },
  { guard: 'noCurtainUnderway', about: 'to be sent', facts: waits, expectedCodes: ['NO_CURTAIN_UNDERWAY'] },
  { guard: 'noCurtainUnderway', about: 'on its way', facts: sent, expectedCodes: ['NO_CURTAIN_UNDERWAY'] },
  { guard: 'curtainOwnedAcknowledged', about: 'a first curtain', input: to, expectedCodes: [] },
  { guard: 'curtainOwnedAcknowledged', about: 'a screen asks', facts: owned, expectedCodes: [] },
  { guard: 'curtainOwnedAcknowledged', about: 'it has one', facts: owned, input: to, expectedCodes: ['CURTAIN_OWNED'] },
  {
    guard: 'curtainOwnedAcknowledged',
    about: 'it has one, and asks for another knowingly',
    facts: owned,
    input: { ...to, acknowledged: ['CURTAIN_OWNED'] },
    expectedCodes: [],
  },
  { guard: 'curtainRequested', about: 'to be sent', facts: waits, expectedCodes: [] },
  { guard: 'curtainRequested', about: 'sent already', facts: sent, expectedCodes: ['CURTAIN_REQUESTED'] },
  { guard: 'curtainRequested', about: 'never asked for', expectedCodes: ['CURTAIN_REQUESTED'] },
  { guard: 'curtainIsTheOneSeen', about: 'a screen asks', facts: waits, expectedCodes: [] },
  {
    guard: 'curtainIsTheOneSeen',
    about: 'it is',
    facts: waits,
    input: { curtainId: 'curtain-one' },
    expectedCodes: [],
  },
  {
    guard: 'curtainIsTheOneSeen',
    about: 'another request',
    facts: waits,
    input: { curtainId: 'curtain-zero' },
    expectedCodes: ['CURTAIN_IS_THE_ONE_SEEN'],
  },
  { guard: 'curtainUnderway', about: 'on its way', facts: sent, expectedCodes: [] },
  { guard: 'curtainUnderway', about: 'not sent', facts: waits, expectedCodes: ['CURTAIN_UNDERWAY'] },
];
