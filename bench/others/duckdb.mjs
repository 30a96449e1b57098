// DuckDB. Usage: node duckdb.mjs TASK FILE; threads from BENCH_THREADS. Codes are declared as text,
// so that 01 stays 01; the rest is DuckDB's own detection.
import { DuckDBInstance } from '@duckdb/node-api';

const [task, file] = process.argv.slice(2);
const census = `read_csv('${file}', types = {'prefecture': 'VARCHAR', 'municipality': 'VARCHAR'})`;
const queries = {
  census: `SELECT division, prefecture, year, count(*) AS n, sum(employees) AS sum_employees
           FROM ${census} GROUP BY ALL`,
  quotient: `WITH cell AS (SELECT municipality, division, year, sum(employees) AS value
                           FROM ${census} GROUP BY ALL)
             SELECT municipality, division, year, value,
                    value / sum(value) OVER (PARTITION BY municipality, year)
                    / (sum(value) OVER (PARTITION BY division, year)
                       / sum(value) OVER (PARTITION BY year)) AS coefficient
             FROM cell`,
  survey: `SELECT industry, count(*) AS n, avg(COLUMNS('(m[abc].*)')) AS 'mean_\\1'
           FROM read_csv('${file}') GROUP BY industry`,
};

const instance = await DuckDBInstance.create(':memory:', {
  threads: process.env.BENCH_THREADS ?? '2',
});
const connection = await instance.connect();
await connection.run(`COPY (${queries[task]}) TO '/dev/stdout' (FORMAT csv, HEADER)`);
