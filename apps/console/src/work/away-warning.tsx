import '../i18n/work-texts.ts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useHasPermission } from '../common/use-has-permission.ts';
import { useT } from '../providers/i18n.ts';
import type { StaffSkills } from '../staff/documents.ts';

/** Staff who are away, or will be by the next working day, and still have orders that would become late. */
export function AwayWarning({ staff }: { staff: readonly Pick<StaffSkills, 'id' | 'name' | 'toMove'>[] }) {
  const t = useT();
  const moves = useHasPermission()('assign');
  const late = staff.filter(({ toMove }) => toMove > 0);
  if (late.length === 0) return null;
  const who = late.map(({ name, toMove }) => t('work.awayOne', { name, n: toMove })).join(t('work.and'));
  return (
    <Alert
      type="warning"
      showIcon
      message={t('work.away', { who })}
      action={moves ? <Link to="/rebalance">{t('work.rebalance')}</Link> : null}
    />
  );
}
