import { type Role, roles, staffRoles } from '@beian/domain/staff';
import type { AnyDownloadList } from '@beian/reporting/downloads';
import { downloadLists, mayDownload } from '@beian/reporting/downloads';

const byRole = (list: AnyDownloadList, role: Role): string =>
  mayDownload(list, { kind: 'staff', id: role, name: role, roles: [role] }) ? '●' : '';

/** Prints the downloadable lists for docs/generated. */
process.stdout.write(
  `${[
    '# 下载 Downloadable lists',
    'Written by `npm run gen` from `packages/reporting/src/downloads/lists.ts`; change that, not this.',
    'Each is the list of a screen as CSV, with the same filter, rows and masks: `POST /downloads/NAME`. `●`: the role may download it; of its own rows alone where the screen shows no more.',
    [
      ['名称 name', '', ...staffRoles.map((role) => `${roles[role].zh} ${role}`), '列 columns'],
      ['---', '---', ...staffRoles.map(() => '---'), '---'],
      ...Object.entries(downloadLists).map(([name, list]) => [
        `\`${name}\``,
        `${list.label.zh} ${list.label.en}`,
        ...staffRoles.map((role) => byRole(list, role)),
        Object.values(list.columns)
          .map(({ header }) => header.en)
          .join(', '),
      ]),
    ]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
  ].join('\n\n')}\n`,
);
