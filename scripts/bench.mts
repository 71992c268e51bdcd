/**
 * `npm run bench`: measures the cases of scripts/bench, all or the named ones (`npm run bench -- conditions`), prints
 * their tables, and saves them as bench-results/latest.json. A case is a file there that exports `bench: BenchCase`.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';

import type { BenchCase, BenchTable } from './bench-case';

const FOLDER = new URL('bench/', import.meta.url);

function print({ title, columns, rows }: BenchTable): void {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('   ')}`);
  }
}

async function main(names: readonly string[]): Promise<void> {
  const known = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no case ${unknown.join(', ')}. Cases: ${known.join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}.`);
  const results: object[] = [];
  for (const name of names.length > 0 ? names : known) {
    const { bench } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { bench: BenchCase };
    console.log(`\n${name}: ${bench.description}`);
    const tables: BenchTable[] = [];
    await bench.run((table) => {
      tables.push(table);
      print(table);
    });
    results.push({ name, description: bench.description, tables });
  }
  const machine = { node: process.version, platform: process.platform, cpus: os.availableParallelism() };
  const whole = { at: new Date().toISOString(), machine, results };
  mkdirSync(new URL('../bench-results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('../bench-results/latest.json', import.meta.url), `${JSON.stringify(whole, null, 2)}\n`);
}

await main(process.argv.slice(2));
