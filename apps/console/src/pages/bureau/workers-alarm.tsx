import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { workersDocument } from '../../generated/workers.ts';
import { duration } from '../../ui/due.ts';
import { gatewayTexts } from './texts.ts';

/** Poll interval, ms: a worker counts as gone after 20 s. */
const ASK_MS = 15_000;

/** Says that nobody does the background work; nothing where somebody does. */
export function WorkersAlarm() {
  const { data } = useQuery({
    ...queryOf(['workers'], workersDocument, {}),
    refetchInterval: ASK_MS,
  });
  if (data === undefined || data.running > 0) return null;
  const since = data.seenSecondsAgo;
  return (
    <Alert
      banner
      type="error"
      role="alert"
      message={since === null ? t(gatewayTexts.noWorkerEver) : t(gatewayTexts.noWorker, { time: duration(since) })}
      description={t(gatewayTexts.noWorkerNext)}
    />
  );
}
