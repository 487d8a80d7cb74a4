import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.ts';
import { type HttpRefusalCode, httpRefusals } from '../texts.ts';
import { OVERLOAD_RETRY_S } from './error-answers.ts';

const codes: readonly unknown[] = ['TOO_MANY_AT_ONCE', 'TOO_SLOW'] satisfies HttpRefusalCode[];

/**
 * Answers operations refused for overload (`overloadCodeOf`) in the caller's language with `Retry-After`; if no other field has data,
 * also with the refusal's status.
 */
export const overloadAnswers: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response: { body, http }, contextValue: { language } }) {
      if (body.kind !== 'single') return;
      const { errors = [], data } = body.singleResult;
      const found = errors.find(({ extensions }) => codes.includes(extensions?.code))?.extensions?.code;
      if (found === undefined) return;
      http.headers.set('retry-after', String(OVERLOAD_RETRY_S));
      if (data === null || data === undefined) http.status = httpRefusals[found as HttpRefusalCode].status;
      body.singleResult.errors = errors.map((error) => {
        const code = error.extensions?.code;
        if (!codes.includes(code)) return error;
        const { message, suggestion } = httpRefusals[code as HttpRefusalCode];
        const said = language === 'zh' ? `${message.zh}：${suggestion.zh}` : `${message.en}: ${suggestion.en}.`;
        return { ...error, message: said, extensions: { ...error.extensions, retryAfter: OVERLOAD_RETRY_S } };
      });
    },
  }),
};
