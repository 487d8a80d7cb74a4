import { orderKindLabels } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { roles } from '@beian/domain/staff';
import type { BilingualText } from '@beian/domain/text';
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { StaffSkills } from '../../generated/skills.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { absenceText, ChangeSkills } from './skills-dialog.tsx';
import { staffTexts } from './texts.ts';

/** The staff with what each takes on, number of orders and its cap, and absences. */
export function StaffTable({ staff }: { staff: readonly StaffSkills[] }) {
  const columns: Column<StaffSkills>[] = [
    {
      key: 'name',
      title: staffTexts.name,
      kind: 'head',
      cell: ({ name, login, away }) => (
        <>
          {name} <Faint>{login}</Faint> {away ? <Tag color="warning">{t(staffTexts.away)}</Tag> : null}
        </>
      ),
    },
    {
      key: 'roles',
      title: staffTexts.roles,
      cell: (person) => person.roles.map((role) => t(labelOf(roles, role))).join(' · '),
    },
    {
      key: 'provinces',
      title: staffTexts.provinces,
      cell: (person) => <Some names={person.provinces.map((code) => labelOf(provinces, code))} />,
    },
    {
      key: 'kinds',
      title: staffTexts.kinds,
      cell: ({ kinds }) => <Some names={kinds.map((kind) => orderKindLabels[kind])} />,
    },
    {
      key: 'load',
      title: staffTexts.load,
      width: 190,
      cell: (person) => (person.reviews ? <Assigned person={person} /> : <Faint>–</Faint>),
    },
    {
      key: 'absence',
      title: staffTexts.absence,
      width: 210,
      cell: ({ absences }) => (
        <Flex vertical>
          {absences.length === 0 ? <Faint>–</Faint> : null}
          {absences.map((one) => (
            <span key={one.from}>{absenceText(one)}</span>
          ))}
        </Flex>
      ),
    },
    {
      key: 'actions',
      title: commonTexts.actions,
      width: 90,
      kind: 'actions',
      cell: (person) => (person.mayChange ? <ChangeSkills person={person} /> : null),
    },
  ];
  return <DataTable name={t(staffTexts.title)} rows={staff} columns={columns} />;
}

/** None means all. */
const Some = ({ names }: { names: readonly BilingualText[] }) =>
  names.length === 0 ? <Faint>{t(staffTexts.all)}</Faint> : names.map((name) => t(name)).join(t(commonTexts.and));

/** A person's number of assigned orders with a link to them, for an absent person those that must be moved; and the cap. */
function Assigned({ person: { id, name, assigned: n, toMove: late, cap } }: { person: StaffSkills }) {
  const names = { name, n, late };
  const limit = cap === null ? null : <Faint> {t(staffTexts.capIs, { cap })}</Faint>;
  if (n === 0)
    return (
      <>
        <Faint>{t(staffTexts.assigned, { n })}</Faint>
        {limit}
      </>
    );
  return (
    <>
      <Link
        aria-label={t(late > 0 ? staffTexts.toMoveOf : staffTexts.assignedOf, names)}
        to={`/queue?stage=ALL&assignee=${encodeURIComponent(id)}`}
      >
        {late > 0 ? (
          <Typography.Text type="warning" strong>
            {t(staffTexts.toMove, { n, late })}
          </Typography.Text>
        ) : (
          t(staffTexts.assigned, { n })
        )}
      </Link>
      {limit}
    </>
  );
}
