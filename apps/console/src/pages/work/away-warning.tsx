import { Alert } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { StaffSkills } from '../../generated/skills.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { workTexts } from './texts.ts';

/** Staff who are away, or will be by the next working day, and still have orders that would become late. */
export function AwayWarning({ staff }: { staff: readonly Pick<StaffSkills, 'id' | 'name' | 'toMove'>[] }) {
  const moves = useHasPermission()('assign');
  const late = staff.filter(({ toMove }) => toMove > 0);
  if (late.length === 0) return null;
  const who = late.map(({ name, toMove }) => t(workTexts.awayOne, { name, n: toMove })).join(t(workTexts.and));
  return (
    <Alert
      type="warning"
      showIcon
      message={t(workTexts.away, { who })}
      action={moves ? <Link to="/rebalance">{t(workTexts.rebalance)}</Link> : null}
    />
  );
}
