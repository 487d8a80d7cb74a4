// npm run sbom [-- FILE]: writes the list of the third-party packages of a release (SBOM, CycloneDX 1.7 as JSON): name, version, hash, licence.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, withoutNpm } from './lib/install.mjs';
import { dataDir } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** The command `sbom` came with pnpm 11. This version installs nothing here: it reads the lock file and what is installed. */
const PNPM = 'pnpm@12.21.0';

await main(async () => {
  const file = path.resolve(process.argv[2] ?? path.join(dataDir, 'sbom.cdx.json'));
  await installPackages();
  // Else it starts the version that packageManager names.
  const env = { ...withoutNpm(process.env), CI: 'true', npm_config_manage_package_manager_versions: 'false' };
  const args = ['-y', PNPM, 'sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod'];
  const { code, stdout, output } = await run('npx', args, { env });
  if (code !== 0) throw new Failure(`The list cannot be made (npx ${args.join(' ')}):`, output);
  const { specVersion, components } = JSON.parse(stdout);
  writeFileSync(file, stdout);
  console.log(`${components.length} packages in ${file}, CycloneDX ${specVersion}`);
});
