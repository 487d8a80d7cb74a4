import { Alert } from 'antd';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { failureOf, Refused } from './link.ts';

/** Why a change was not made: each reason of the API's with what to do, or that nothing came back. */
export function SendFailure({ error }: { readonly error: ApiError | Refused }) {
  const said =
    error instanceof Refused ? (
      <ul>
        {error.reasons.map(({ message, suggestion }) => (
          <li key={`${message} ${suggestion}`}>
            <div>{message}</div>
            <div>{suggestion}</div>
          </li>
        ))}
      </ul>
    ) : (
      t(failureOf(error))
    );
  return <Alert type="error" showIcon message={said} />;
}
