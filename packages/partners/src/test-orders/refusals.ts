import { bilingual, refusal } from '@beian/domain/text';

/** What only test keys may do, called with a live key or by a person. */
export const testKeysOnly = refusal('NOT_POSSIBLE', {
  code: 'TEST_KEYS_ONLY',
  message: bilingual('只有测试密钥可以进行此操作', 'Only a test key may do this'),
  suggestion: bilingual('请使用以 bd_test_ 开头的密钥', 'Call with a key that begins with bd_test_'),
  ruleId: 'D-test-orders',
});
