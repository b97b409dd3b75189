package tally.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughFieldSetMapper;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tally.domain.sales.Field;

/**
 * The same import as it is usually written on Spring Batch: a flat file reader, a processor with the very checks and keys of
 * Tally, a batching JDBC writer that skips what is there, and a second step that adds up stock and customers. Names are
 * looked up in maps. Kinder to it than to Tally: no upload, no second reading for the dialect, its state in memory alone,
 * rows that are refused would be dropped.
 */
final class SpringBatchImport implements AutoCloseable {
    private static final int CHUNK = 5_000;

    private static final String INSERT = """
            insert into batch_sales (business_id, file_id, id, row_number, date, time, product_id, customer_id, quantity,
                                     amount, unit_price, payment_method, notes, hash, occurrence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (business_id, date, hash, occurrence) do nothing
            """;

    private static final String STOCK = """
            update batch_products p set units_sold = sold.units
              from (select product_id, sum(quantity) as units from batch_sales group by product_id) sold
             where p.id = sold.product_id
            """;

    private static final String TOTALS = """
            update batch_customers c set total = bought.total, last_purchase = bought.last_purchase
              from (select customer_id, sum(amount) as total, max(date) as last_purchase
                      from batch_sales group by customer_id) bought
             where c.id = bought.customer_id
            """;

    private final HikariDataSource database = new HikariDataSource();
    private final JdbcTemplate jdbc;

    SpringBatchImport(String jdbcUrl) {
        database.setJdbcUrl(jdbcUrl);
        database.addDataSourceProperty("reWriteBatchedInserts", "true");
        this.jdbc = new JdbcTemplate(database);
    }

    /** Loads the file into the tables, which {@link #prepare} has emptied, and gives how many sales are in. */
    long load(Path file) throws Exception {
        final JobRepository repository = new ResourcelessJobRepository();
        final JobExecution execution = operator(repository).start(job(repository, file), new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(execution.getAllFailureExceptions().toString());
        }
        final Long sales = jdbc.queryForObject("select count(*) from batch_sales", Long.class);
        return sales == null ? 0 : sales;
    }

    /** Makes empty tables. */
    void prepare() {
        jdbc.execute("drop table if exists batch_sales, batch_products, batch_customers");
        jdbc.execute("create table batch_sales (like sales including defaults, primary key"
                + " (business_id, date, hash, occurrence))");
        jdbc.execute("create table batch_products (id uuid primary key, name text unique, units_sold bigint)");
        jdbc.execute("create table batch_customers (id uuid primary key, name text unique, total numeric,"
                + " last_purchase date)");
    }

    private static TaskExecutorJobOperator operator(JobRepository repository) throws Exception {
        final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        return operator;
    }

    private Job job(JobRepository repository, Path file) {
        return new JobBuilder("sales", repository)
                .start(rows(repository, file))
                .next(sums(repository))
                .build();
    }

    private Step rows(JobRepository repository, Path file) {
        return new StepBuilder("rows", repository)
                .<FieldSet, SpringBatchRow>chunk(CHUNK)
                .transactionManager(new JdbcTransactionManager(database))
                .reader(reader(file))
                .processor(new SpringBatchChecks(jdbc))
                .writer(new JdbcBatchItemWriterBuilder<SpringBatchRow>()
                        .dataSource(database)
                        .sql(INSERT)
                        .assertUpdates(false)
                        .itemPreparedStatementSetter(SpringBatchRow::set)
                        .build())
                .build();
    }

    private static FlatFileItemReader<FieldSet> reader(Path file) {
        return new FlatFileItemReaderBuilder<FieldSet>()
                .name("sales")
                .resource(new FileSystemResource(file))
                .linesToSkip(1)
                .delimited(spec -> spec.names(
                        Arrays.stream(Field.values()).map(Field::columnName).toArray(String[]::new)))
                .fieldSetMapper(new PassThroughFieldSetMapper())
                .build();
    }

    private Step sums(JobRepository repository) {
        return new StepBuilder("sums", repository)
                .tasklet(
                        (contribution, context) -> {
                            jdbc.update(STOCK);
                            jdbc.update(TOTALS);
                            return RepeatStatus.FINISHED;
                        },
                        new JdbcTransactionManager(database))
                .build();
    }

    @Override
    public void close() {
        database.close();
    }
}
