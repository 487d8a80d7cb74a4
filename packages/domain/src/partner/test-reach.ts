import type { PartnerEventKind } from '../order-names/partner-events.ts';
import { type OrderState, states } from '../order-names/states.ts';
import type { TestMark } from './test-outcomes.ts';

/** What a test key does to get there: a mutation, a mark, or nothing more than to submit and send the photo (`pass`); `none`: it never is there. */
export type TestWay = 'pass' | 'none' | TestMark | `${string}()`;

/** How a test key reaches each kind of event. A new kind needs its way; a long test goes all of them. */
export const testWaysToKinds: Readonly<Record<PartnerEventKind, readonly TestWay[]>> = {
  'order.opened': ['openOrder()'],
  'order.edited': ['saveDraft()'],
  'order.submitted': ['submitOrder()'],
  'order.withdrawn': ['test:review-silent', 'withdrawOrder()'],
  'order.abandoned': ['abandonOrder()'],
  'order.initial_review_approved': ['pass'],
  'order.returned': ['test:review-returned'],
  'order.held': ['test:supplement-asked'],
  'order.resumed': ['test:supplement-asked', 'advanceTestOrder()'],
  'order.rejected': ['test:review-rejected'],
  'order.reopened': ['test:reopened'],
  'order.sent_back': ['test:bureau-refused'],
  'order.photo_submitted': ['submitPhoto()'],
  'order.bureau_app_photo_received': ['fetchBureauAppPhoto()'],
  'order.photo_approved': ['pass'],
  'order.photo_rejected': ['test:photo-rejected'],
  'order.curtain_requested': ['requestCurtain()'],
  'order.curtain_shipped': ['requestCurtain()'],
  'order.curtain_delivered': ['requestCurtain()', 'confirmCurtain()'],
  'order.pushed': ['pass'],
  'order.recalled': ['test:recalled'],
  'order.received_by_bureau': ['pass'],
  'order.upload_failed': ['test:upload-failed'],
  'order.sms_verified': ['pass'],
  'order.sms_overdue': ['test:sms-pending', 'advanceTestOrder()'],
  'order.sms_returned': ['test:sms-failed'],
  'order.approved': ['pass'],
  'order.refused': ['test:bureau-refused'],
  'order.filing_published': ['test:record-published'],
  'order.due_moved': ['test:bureau-silent', 'advanceTestOrder()'],
  'order.reminded': ['advanceTestOrder()'],
  'order.lapsed': ['advanceTestOrder()'],
  'rectification.received': ['createTestRectification()'],
  'rectification.due': ['createTestRectification()'],
  'rectification.overdue': ['createTestRectification()'],
  // A change of rules is the desk's: no test key brings one about, and the log of test orders does not tell it.
  'rules.changed': [],
  'webhook.test': ['testWebhookEndpoint()'],
};

/** The column `testWay` of the states; the compiler refuses one that is no way. */
const stateRows: Readonly<Record<OrderState, { readonly testWay: TestWay }>> = states;

/** How a test key brings an order to each state; where it passes on at once, `orderEvents` shows that it was there. */
export const testWayToState = (state: OrderState): TestWay => stateRows[state].testWay;
