import { testRuleKinds } from '@beian/testing/ruled-orders';

// One kind for each way in which a preview looks at orders: what a draft is refused, what a reviewer is warned of, another road, another
// photo, a later step. All kinds: every-kind.long.test.ts.
testRuleKinds(['MATERIAL', 'ONE_SUBJECT', 'MOVE', 'PHOTO', 'SMS_WINDOW']);
