import { ruleKindNames } from '@beian/domain/rule-book';
import { testRuleKinds } from '@beian/testing/ruled-orders';

testRuleKinds(ruleKindNames);
