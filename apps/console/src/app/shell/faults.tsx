import { WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { installationFaultsDocument } from '../../generated/workers.ts';
import page from '../../ui/page.module.css';
import { t } from '../providers/i18n.ts';
import { queryOf } from '../providers/queries.ts';
import { shellTexts } from './texts.ts';

/** Poll interval, ms: a fault is to be told within half a minute. */
const ASK_MS = 30_000;

/** Says what does not work at this moment, while the rest of the desk goes on. */
export function Faults() {
  const { data } = useQuery({
    ...queryOf(['installationFaults'], installationFaultsDocument, {}),
    refetchInterval: ASK_MS,
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={`${page.bar} ${page.warning}`} aria-label={t(shellTexts.faults)} role="status">
      <WarningOutlined aria-hidden />
      <span style={{ flex: 1 }}>
        {data.map(({ fault, message }) => (
          <div key={fault}>{message}</div>
        ))}
      </span>
    </section>
  );
}
